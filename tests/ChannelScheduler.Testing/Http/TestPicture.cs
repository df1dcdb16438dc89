using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Http;

/// <summary>A one-pixel PNG on disk, gone with the test.</summary>
public sealed class TestPicture : IDisposable
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public TestPicture() => File.WriteAllBytes(_path, Png);

    public MediaContent Media => new(_path, "афиша.png", "image/png", "Афиша праздника");

    public void Dispose() => File.Delete(_path);
}
