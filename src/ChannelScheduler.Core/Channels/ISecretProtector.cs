namespace ChannelScheduler.Core.Channels;

/// <summary>Encrypts tokens at rest. The key ring lies outside the data folder.</summary>
public interface ISecretProtector
{
    string Protect(string clearText);

    /// <exception cref="SecretUnreadableException">The key ring that encrypted it is not here.</exception>
    string Unprotect(string protectedText);
}

public sealed class SecretUnreadableException(Exception inner) : Exception("A stored token can't be decrypted: its key ring is missing.", inner);
