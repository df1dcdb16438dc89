using System.Security.Cryptography;
using ChannelScheduler.Core.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace ChannelScheduler.Infrastructure.Security;

/// <summary>Tokens at rest, encrypted with the key ring of ASP.NET Core Data Protection.</summary>
public sealed class DataProtectionSecretProtector(IDataProtectionProvider provider) : ISecretProtector
{
    private readonly IDataProtector _protector = provider.CreateProtector("ChannelScheduler.ChannelToken.v1");

    public string Protect(string clearText) => _protector.Protect(clearText);

    public string Unprotect(string protectedText)
    {
        try
        {
            return _protector.Unprotect(protectedText);
        }
        catch (CryptographicException e)
        {
            throw new SecretUnreadableException(e);
        }
    }
}
