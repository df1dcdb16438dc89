using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>One certificate as a person compares it with the published one.</summary>
/// <param name="Sha256">64 hex digits in capitals, in pairs: <c>D2:6D:…</c></param>
/// <param name="IsRoot">Trust hangs on it; the others only lead to it.</param>
public sealed record CertificateInfo(string Subject, string Issuer, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil, string Sha256, bool IsRoot)
{
    public static CertificateInfo Of(X509Certificate2 certificate)
    {
        var hash = certificate.GetCertHash(HashAlgorithmName.SHA256);
        return new CertificateInfo(
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            certificate.NotBefore, certificate.NotAfter, string.Join(':', hash.Select(one => one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))), TrustedRoots.IsSelfSigned(certificate));
    }
}

/// <summary>
/// A PEM text that somebody wants to be trusted: one root certificate, perhaps with the intermediates under it. What is anything else is refused with the reason.
/// </summary>
public static class RootUpload
{
    private const int MostCertificates = 10;
    private const int ShortestConfirmation = 8;

    /// <exception cref="RefusedException">422 on <c>pem</c>.</exception>
    public static IReadOnlyList<X509Certificate2> Read(string? pem, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(pem)) throw Wrong("PemEmpty");
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal)) throw Wrong("PemPrivateKey");
        var all = Parse(pem);
        foreach (var certificate in all)
        {
            var name = CertificateInfo.Of(certificate).Subject;
            if (now > certificate.NotAfter) throw Wrong("CertificateExpired", name, Day(certificate.NotAfter));
            if (now < certificate.NotBefore) throw Wrong("CertificateEarly", name, Day(certificate.NotBefore));
            if (!certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority)) throw Wrong("CertificateLeaf", name);
        }
        var roots = all.Where(TrustedRoots.IsSelfSigned).ToList();
        if (roots.Count != 1) throw Wrong(roots.Count == 0 ? "CertificateNoRoot" : "CertificateManyRoots");
        foreach (var certificate in all) RequireUnder(roots[0], all, certificate, now);
        return [.. all];
    }

    /// <summary>The person has compared the root's fingerprint: typed whole, or its last eight characters or more.</summary>
    /// <exception cref="RefusedException">422 on <c>fingerprint</c>.</exception>
    public static void RequireConfirmed(IReadOnlyList<X509Certificate2> certificates, string? typed)
    {
        var hex = new string([.. (typed ?? "").Where(char.IsAsciiHexDigit)]);
        var right = CertificateInfo.Of(certificates.Single(TrustedRoots.IsSelfSigned)).Sha256.Replace(":", "", StringComparison.Ordinal);
        if (hex.Length < ShortestConfirmation) throw new RefusedException(RefusalKind.Invalid, "FingerprintShort", "fingerprint");
        if (!right.EndsWith(hex, StringComparison.OrdinalIgnoreCase)) throw new RefusedException(RefusalKind.Invalid, "FingerprintOther", "fingerprint");
    }

    private static X509Certificate2Collection Parse(string pem)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            throw Wrong("PemUnreadable");
        }
        if (all.Count == 0) throw Wrong("PemUnreadable");
        return all.Count <= MostCertificates ? all : throw Wrong("PemTooMany");
    }

    // Signatures too: an intermediate that only names the root was made by somebody else.
    private static void RequireUnder(X509Certificate2 root, X509Certificate2Collection all, X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.AddRange(all);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        if (!chain.Build(certificate)) throw Wrong("CertificateForeign", CertificateInfo.Of(certificate).Subject);
    }

    private static string Day(DateTime instant) => instant.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static RefusedException Wrong(string code, params string[] values) => new(RefusalKind.Invalid, code, "pem", values);
}
