using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChannelScheduler.Testing.Http;

/// <summary>A certificate authority that no system knows, with an intermediate as real ones have, and a bundle of its root on disk.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _intermediate;
    private readonly DateTimeOffset _now;

    /// <param name="now">TLS goes by the system's clock, so this is the real time.</param>
    public TestAuthority(DateTimeOffset now)
    {
        _now = now;
        _root = NewAuthority("Test Root", issuer: null);
        _intermediate = NewAuthority("Test Sub CA", _root);
        BundlePath = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pem");
        File.WriteAllText(BundlePath, _root.ExportCertificatePem() + "\n" + _intermediate.ExportCertificatePem() + "\n");
    }

    public string BundlePath { get; }

    /// <param name="name">A DNS name, or an address for 127.0.0.1.</param>
    /// <param name="days">How long from yesterday it is valid; negative numbers make an expired one.</param>
    public X509Certificate2 Issue(string name, int days = 30)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var bare = request.Create(_intermediate, _now.AddDays(-20), _now.AddDays(days), RandomNumberGenerator.GetBytes(16));
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        _root.Dispose();
        _intermediate.Dispose();
        File.Delete(BundlePath);
    }

    private X509Certificate2 NewAuthority(string name, X509Certificate2? issuer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        if (issuer is null) return request.CreateSelfSigned(_now.AddDays(-30), _now.AddDays(60));
        using var bare = request.Create(issuer, _now.AddDays(-29), _now.AddDays(59), RandomNumberGenerator.GetBytes(16));
        return bare.CopyWithPrivateKey(key);
    }
}
