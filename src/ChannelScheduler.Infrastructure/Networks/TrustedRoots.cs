using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>
/// Trust in a bundle of extra roots, for one client only. A certificate that the system trusts is taken as ever; one whose only fault is an unknown root is
/// checked again against the bundle alone. A wrong name, an expired certificate or a missing one stays refused. Verification is never switched off.
/// </summary>
public sealed class TrustedRoots
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2Collection _roots = [];
    private readonly X509Certificate2Collection _intermediates = [];

    /// <param name="path">A PEM file of root and intermediate certificates.</param>
    /// <exception cref="CryptographicException">The file is no PEM bundle or holds no root.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static TrustedRoots Load(string path)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(path);
        var trust = Of(all);
        return trust._roots.Count > 0 ? trust : throw new CryptographicException($"{path} holds no self-signed root certificate.");
    }

    public static TrustedRoots Of(IEnumerable<X509Certificate2> certificates)
    {
        var trust = new TrustedRoots();
        foreach (var certificate in certificates) (IsSelfSigned(certificate) ? trust._roots : trust._intermediates).Add(certificate);
        return trust;
    }

    public static bool IsSelfSigned(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 leaf) return false;

        using var custom = new X509Chain();
        custom.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        custom.ChainPolicy.CustomTrustStore.AddRange(_roots);
        custom.ChainPolicy.ExtraStore.AddRange(_intermediates);
        // The intermediates that the server sent.
        if (chain is not null) custom.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        custom.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        // As .NET does by default for TLS clients.
        custom.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return custom.Build(leaf);
    }
}
