using QRCoder;
using SkiaSharp;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>Posters with QR codes in them.</summary>
internal static class QrPictures
{
    /// <summary>The code alone, with its quiet border.</summary>
    public static SKBitmap Code(string text, int module = 4, bool inverted = false)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var side = data.ModuleMatrix.Count * module;
        var bitmap = new SKBitmap(side, side);
        using var canvas = new SKCanvas(bitmap);
        using var ink = new SKPaint { Color = inverted ? SKColors.White : SKColors.Black };
        canvas.Clear(inverted ? SKColors.Black : SKColors.White);
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < data.ModuleMatrix.Count; column++)
            {
                if (data.ModuleMatrix[row][column]) canvas.DrawRect(column * module, row * module, module, module, ink);
            }
        }

        return bitmap;
    }

    /// <summary>A coloured poster with these codes side by side.</summary>
    public static byte[] Poster(SKEncodedImageFormat format, int quality, float degrees, params SKBitmap[] codes)
    {
        using var bitmap = new SKBitmap(200 + codes.Sum(code => code.Width + 100), 300 + codes.Max(code => code.Height));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.LightSteelBlue);
            using var paint = new SKPaint { Color = SKColors.DarkRed };
            canvas.DrawCircle(60, 60, 50, paint);
            var x = 150;
            foreach (var code in codes)
            {
                canvas.Save();
                canvas.RotateDegrees(degrees, x + (code.Width / 2f), 150 + (code.Height / 2f));
                using var image = SKImage.FromBitmap(code);
                canvas.DrawImage(image, x, 150, new SKSamplingOptions(SKFilterMode.Linear));
                canvas.Restore();
                x += code.Width + 100;
            }
        }

        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    public static byte[] Poster(string text)
    {
        using var code = Code(text);
        return Poster(SKEncodedImageFormat.Jpeg, 80, 0, code);
    }

    /// <summary>A code drawn in one ink on nothing: what stands behind it decides whether it can be seen.</summary>
    public static byte[] Transparent(string text, SKColor ink)
    {
        using var code = Code(text);
        using var bitmap = new SKBitmap(new SKImageInfo(code.Width, code.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var x = 0; x < code.Width; x++)
        {
            for (var y = 0; y < code.Height; y++) bitmap.SetPixel(x, y, code.GetPixel(x, y) == SKColors.Black ? ink : SKColors.Transparent);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
