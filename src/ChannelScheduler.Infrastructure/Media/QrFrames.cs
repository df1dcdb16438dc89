using System.Text;
using SkiaSharp;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// A picture as the reader of QR codes gets it: grey pixels and nothing else (PGM), made by the decoder that accepted the picture, so that no other one parses what a stranger
/// has sent. Each picture is shown in several ways, because a code may be readable in one and not in another: large and small, every frame of an animation, and what is
/// transparent on white and on black.
/// </summary>
/// <seealso href="https://netpbm.sourceforge.net/doc/pgm.html"/>
internal static class QrFrames
{
    /// <summary>Larger pictures are made smaller first, as the networks do. It bounds the reader's memory to some 150 MB.</summary>
    private const int LargeSide = 3000;

    /// <summary>The second look at a large picture: a blurred code gets sharper when it shrinks.</summary>
    private const int SmallSide = 1200;

    /// <summary>Below this a picture is also shown at twice its size: a code of two pixels a module is at the reader's limit.</summary>
    private const int TinySide = 1000;

    private const int MostFrames = 20;
    private const int FrameSide = 700;

    /// <param name="pgm">Receives the images, one after another.</param>
    /// <returns>False when not all of the picture is shown: an animation with more frames than that.</returns>
    /// <exception cref="InvalidDataException">The file is no picture any more.</exception>
    public static bool Write(string path, Stream pgm)
    {
        using var codec = SKCodec.Create(path) ?? throw Broken(path);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul))) throw Broken(path);
        var frames = Math.Max(1, codec.FrameCount);
        for (var frame = 0; frame < Math.Min(frames, MostFrames); frame++)
        {
            if (codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(frame)) != SKCodecResult.Success) throw Broken(path);
            using var image = SKImage.FromBitmap(bitmap);
            using var pixels = bitmap.PeekPixels();
            SKColor[] grounds = codec.Info.AlphaType == SKAlphaType.Opaque || pixels.ComputeIsOpaque() ? [SKColors.White] : [SKColors.White, SKColors.Black];
            foreach (var ground in grounds) WriteLooks(image, ground, frames > 1, pgm);
        }

        return frames <= MostFrames;
    }

    private static void WriteLooks(SKImage image, SKColor ground, bool isFrame, Stream pgm)
    {
        var longer = Math.Max(image.Width, image.Height);
        Write(image, Math.Min(longer, isFrame ? FrameSide : LargeSide), ground, pgm);
        if (isFrame) return;
        if (longer > SmallSide) Write(image, SmallSide, ground, pgm);
        else if (longer < TinySide) Write(image, longer * 2, ground, pgm);
    }

    private static void Write(SKImage image, int longerSide, SKColor ground, Stream pgm)
    {
        var scale = (float)longerSide / Math.Max(image.Width, image.Height);
        var (width, height) = (Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale)));
        using var grey = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(grey))
        {
            canvas.Clear(ground);
            canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        pgm.Write(Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"));
        var pixels = grey.GetPixelSpan();
        for (var row = 0; row < height; row++) pgm.Write(pixels.Slice(row * grey.RowBytes, width));
    }

    private static InvalidDataException Broken(string path) => new($"{Path.GetFileName(path)} can't be decoded.");
}
