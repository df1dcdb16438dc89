namespace ChannelScheduler.Sandbox;

/// <summary>What the control calls under <c>/_sandbox</c> need from a network.</summary>
public interface ISandboxWorld : ISandboxReaderSource
{
    /// <summary>Tokens that work for this channel; they are sandbox values and no secret.</summary>
    IReadOnlyList<SandboxToken> Tokens(string channel);

    /// <summary>Creates a channel with tokens of its own.</summary>
    /// <exception cref="ArgumentException">The id is taken or not of the network's form.</exception>
    ReaderChannel CreateChannel(SandboxChannelRequest request);
}
