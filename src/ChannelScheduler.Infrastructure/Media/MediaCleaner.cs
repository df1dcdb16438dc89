using SkiaSharp;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Removes from an uploaded file what says where, when and with what it was taken, before anybody sees it. See <see cref="PictureCleaner"/>.</summary>
public sealed class MediaCleaner : IDisposable
{
    // A file and its clean copy stand in memory: 100 MB for the largest.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <param name="path">The file as it was received, not longer than <see cref="MediaLimits.MaxBytes"/>.</param>
    /// <returns>Null when it is no picture of a kind that is taken in, or is not built as one.</returns>
    public async Task<byte[]?> CleanAsync(string path, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var file = await File.ReadAllBytesAsync(path, cancellationToken);
            var kind = FileSignature.Recognise(file.AsSpan(0, Math.Min(file.Length, FileSignature.Length)));
            // Read by the decoder that shows the picture, so that it is turned after as it was before.
            using var codec = SKCodec.Create(path);
            return codec is null ? null : PictureCleaner.Clean(file, kind, (int)codec.EncodedOrigin);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
