using SkiaSharp;

namespace ChannelScheduler.Browser.Tests.Gallery;

/// <summary>A picture that looks like one, with nobody in it.</summary>
internal static class GalleryPicture
{
    public static byte[] Png()
    {
        using var bitmap = new SKBitmap(900, 600);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var paint = new SKPaint { IsAntialias = true };
            canvas.Clear(new SKColor(0x21, 0x3a, 0x5c));
            paint.Color = new SKColor(0x8c, 0x2f, 0x39);
            canvas.DrawRect(0, 0, 120, 600, paint);
            canvas.DrawRect(780, 0, 120, 600, paint);
            paint.Color = new SKColor(0xc8, 0x9b, 0x6a);
            canvas.DrawRect(0, 450, 900, 150, paint);
            paint.Color = new SKColor(0xf2, 0xe3, 0xb3, 0x90);
            canvas.DrawCircle(450, 260, 190, paint);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
