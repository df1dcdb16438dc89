using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelScheduler.Infrastructure.Max;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Where roots that an admin uploaded are kept; null keeps them in memory only.</summary>
public sealed record TrustFolder(string? Path);

/// <summary>
/// Which servers the MAX client believes: the system's roots, those of <c>Networks:Max:TrustedRootsPath</c>, and those that an admin uploaded and compared.
/// Nobody else trusts the latter two. A root that is taken in counts from the next connection on, without a restart.
/// </summary>
public sealed class MaxTrustStore
{
    private readonly Lock _gate = new();
    private readonly string? _folder;
    private readonly TrustedRoots? _configured;
    private readonly List<X509Certificate2> _uploaded = [];
    private volatile TrustedRoots? _current;

    /// <exception cref="InvalidDataException">A file of the folder can't be read; the message is its path.</exception>
    public MaxTrustStore(IOptions<MaxOptions> options, TrustFolder? folder = null)
    {
        _folder = folder?.Path;
        _configured = string.IsNullOrWhiteSpace(options.Value.TrustedRootsPath) ? null : TrustedRoots.Load(options.Value.TrustedRootsPath);
        if (_folder is not null && Directory.Exists(_folder))
        {
            foreach (var file in Directory.EnumerateFiles(_folder, "*.pem").Order(StringComparer.Ordinal))
            {
                _uploaded.AddRange(Read(file));
            }
        }
        _current = _uploaded.Count > 0 ? TrustedRoots.Of(_uploaded) : null;
    }

    /// <summary>What admins uploaded, roots first.</summary>
    public IReadOnlyList<CertificateInfo> Uploaded
    {
        get
        {
            lock (_gate) return [.. _uploaded.Select(CertificateInfo.Of).OrderByDescending(one => one.IsRoot)];
        }
    }

    public bool HasConfigured => _configured is not null;

    /// <summary>Takes in what <see cref="RootUpload"/> has read and a person has confirmed. The file is on disk before it counts.</summary>
    /// <exception cref="IOException">The folder can't be written; nothing has changed.</exception>
    public void Add(IReadOnlyList<X509Certificate2> certificates)
    {
        lock (_gate)
        {
            var news = certificates.Where(one => !_uploaded.Exists(known => known.RawDataMemory.Span.SequenceEqual(one.RawDataMemory.Span))).ToList();
            if (news.Count == 0) return;
            if (_folder is not null) Write(certificates);
            _uploaded.AddRange(news);
            _current = TrustedRoots.Of(_uploaded);
        }
    }

    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (_configured?.Validate(sender, certificate, chain, errors) ?? false)
        || (_current?.Validate(sender, certificate, chain, errors) ?? false);

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException(file, e);
        }
        return certificates;
    }

    // Beside it first and then renamed: a half-written file would stop the next start.
    private void Write(IReadOnlyList<X509Certificate2> certificates)
    {
        Directory.CreateDirectory(_folder!);
        var root = certificates.Single(TrustedRoots.IsSelfSigned);
        var path = Path.Combine(_folder!, CertificateInfo.Of(root).Sha256.Replace(":", "", StringComparison.Ordinal)[..16] + ".pem");
        File.WriteAllText(path + ".new", string.Join('\n', certificates.Select(one => one.ExportCertificatePem())) + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
