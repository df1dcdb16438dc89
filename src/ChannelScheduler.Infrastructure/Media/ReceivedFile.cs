namespace ChannelScheduler.Infrastructure.Media;

/// <summary>An upload on disk that nobody has taken yet; disposing of it deletes it unless it was kept.</summary>
public sealed class ReceivedFile(string path, long length, string sha256) : IDisposable
{
    public string Path { get; } = path;

    /// <summary>In bytes; one more than the limit when the upload was cut off there.</summary>
    public long Length { get; } = length;

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; } = sha256;

    public void Dispose() => File.Delete(Path);
}
