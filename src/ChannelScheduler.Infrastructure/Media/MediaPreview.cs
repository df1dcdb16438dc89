using SkiaSharp;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>A small JPEG of a picture, for pages that are read on a phone over a slow line.</summary>
public sealed class MediaPreview : IDisposable
{
    public const string ContentType = "image/jpeg";

    private const int Quality = 60;

    // As in the inspector: a large picture fills the memory while it is decoded.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <param name="path">A picture that the inspector accepted.</param>
    /// <param name="longerSide">Pixels; a smaller picture keeps its size.</param>
    /// <exception cref="InvalidDataException">The file on disk is no picture any more.</exception>
    public async Task<byte[]> MakeAsync(string path, int longerSide, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Make(path, longerSide), cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static byte[] Make(string path, int longerSide)
    {
        using var codec = SKCodec.Create(path) ?? throw new InvalidDataException($"{Path.GetFileName(path)} is no picture.");
        using var decoded = SKBitmap.Decode(codec) ?? throw new InvalidDataException($"{Path.GetFileName(path)} can't be decoded.");
        var scale = Math.Min(1f, (float)longerSide / Math.Max(decoded.Width, decoded.Height));
        var (width, height) = (Math.Max(1, (int)(decoded.Width * scale)), Math.Max(1, (int)(decoded.Height * scale)));
        var isTurned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(new SKImageInfo(isTurned ? height : width, isTurned ? width : height));
        // JPEG knows no transparency: as the networks do, white stands behind it.
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.SetMatrix(Turn(codec.EncodedOrigin, width, height));
        using var image = SKImage.FromBitmap(decoded);
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var snapshot = surface.Snapshot();
        using var data = snapshot.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    // From the picture as stored to the picture as the camera was held (EXIF orientation).
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
