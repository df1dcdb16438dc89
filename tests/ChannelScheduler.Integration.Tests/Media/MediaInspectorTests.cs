using System.Globalization;
using ChannelScheduler.Infrastructure.Media;
using SkiaSharp;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

public sealed class MediaInspectorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MediaInspector _inspector = new();

    public void Dispose()
    {
        _inspector.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "праздник.jpg", "image/jpeg", "праздник.jpg")]
    [InlineData(SKEncodedImageFormat.Jpeg, "Photo.JPEG", "image/jpeg", "Photo.JPEG")]
    [InlineData(SKEncodedImageFormat.Png, "афиша.png", "image/png", "афиша.png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "really-a-jpeg.png", "image/jpeg", "really-a-jpeg.jpg")]
    [InlineData(SKEncodedImageFormat.Png, "no-ending", "image/png", "no-ending.png")]
    [InlineData(SKEncodedImageFormat.Png, "../../etc/x.png", "image/png", "x.png")]
    [InlineData(SKEncodedImageFormat.Png, "C:\\Users\\a\\x.png", "image/png", "x.png")]
    [InlineData(SKEncodedImageFormat.Png, "a\"\r\nX-Header: b.png", "image/png", "aX-Header: b.png")]
    [InlineData(SKEncodedImageFormat.Png, ".png", "image/png", "picture.png")]
    public async Task A_sound_picture_is_accepted_as_what_it_is(SKEncodedImageFormat format, string name, string contentType, string fileName)
    {
        var picture = (await InspectAsync(Pictures.Make(format, 640, 480), name)).Picture!;
        Assert.Equal((contentType, fileName, 640, 480), (picture.ContentType, picture.FileName, picture.Width, picture.Height));
    }

    [Fact]
    public async Task An_animated_gif_is_accepted()
    {
        var picture = (await InspectAsync(Pictures.Gif(), "x.gif")).Picture!;
        Assert.Equal(("image/gif", ".gif", 1, 1), (picture.ContentType, picture.Extension, picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(1, 640, 480)]
    [InlineData(3, 640, 480)]
    [InlineData(6, 480, 640)]
    [InlineData(8, 480, 640)]
    public async Task A_photo_is_measured_as_it_is_shown(byte orientation, int width, int height)
    {
        var jpeg = Pictures.Jpeg();
        // An Exif segment right after the start mark, with the orientation tag 0x0112 alone.
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0,
            1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        var picture = (await InspectAsync([.. jpeg[..2], .. exif, .. jpeg[2..]], "x.jpg")).Picture!;
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData("255044462D312E370A25", "документ PDF", "a PDF document")]
    [InlineData("504B030414000600", "архив ZIP", "a ZIP archive")]
    [InlineData("4D5A900003000000", "программа", "a program")]
    [InlineData("00010203", "неизвестного вида", "an unknown kind")]
    public async Task Another_file_called_a_picture_is_refused_by_what_it_is(string hex, string russian, string english)
    {
        var problem = (await InspectAsync(Convert.FromHexString(hex), "отчёт.jpg")).Problem!;
        Assert.Equal(MediaProblem.NotAPicture, problem.Code);
        Assert.Contains(russian, problem.Describe(CultureInfo.GetCultureInfo("ru-RU")), StringComparison.Ordinal);
        Assert.Contains(english, problem.Describe(CultureInfo.GetCultureInfo("en-GB")), StringComparison.Ordinal);
        Assert.Contains("отчёт.jpg", problem.Describe(CultureInfo.GetCultureInfo("en-GB")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_one_network_refuses_is_refused_here() =>
        Assert.Equal(MediaProblem.FormatNotTaken, (await InspectAsync(Pictures.Make(SKEncodedImageFormat.Webp, 64, 64), "x.jpg")).Problem!.Code);

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Equal(MediaProblem.Empty, (await InspectAsync([], "x.jpg")).Problem!.Code);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public async Task A_picture_cut_short_is_refused(double kept)
    {
        foreach (var whole in new[] { Pictures.Jpeg(), Pictures.Png(), Pictures.Gif() })
        {
            // A GIF's last byte is a mere end mark; the cut must reach into its second frame.
            var cut = whole[..Math.Min((int)(whole.Length * kept), whole.Length - 3)];
            Assert.False((await InspectAsync(cut, "x")).Accepted, $"{cut.Length} of {whole.Length} bytes were accepted");
        }
    }

    [Fact]
    public async Task A_picture_with_damaged_data_is_refused()
    {
        var png = Pictures.Png();
        png.AsSpan(png.Length / 2, 16).Fill(0xAA);
        Assert.Equal(MediaProblem.Broken, (await InspectAsync(png, "x.png")).Problem!.Code);
    }

    [Theory]
    [InlineData(7680, 400, null)]
    [InlineData(7681, 400, MediaProblem.SideTooLong)]
    [InlineData(400, 7681, MediaProblem.SideTooLong)]
    [InlineData(7000, 7001, MediaProblem.SidesTooLong)]
    [InlineData(2000, 100, null)]
    [InlineData(2001, 100, MediaProblem.TooNarrow)]
    [InlineData(100, 2001, MediaProblem.TooNarrow)]
    [InlineData(20, 1, null)]
    [InlineData(21, 1, MediaProblem.TooNarrow)]
    [InlineData(60_000, 60_000, MediaProblem.SideTooLong)]
    public async Task The_networks_limits_on_pixels_are_kept(int width, int height, string? code)
    {
        // The refused ones have no data behind their header. To be called too large and not broken they must be refused by it,
        // before anything is decoded: that is what stops a decompression bomb.
        var bytes = code is null ? Pictures.Png(width, height) : Pictures.PngClaiming(width, height);
        Assert.Equal(code, (await InspectAsync(bytes, "x.png")).Problem?.Code);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_unread()
    {
        var path = Path.Combine(_folder.Path, "large");
        await using (var file = File.Create(path)) file.SetLength(MediaLimits.MaxBytes + 1);
        var problem = (await _inspector.InspectAsync(path, "x.jpg", default)).Problem!;
        Assert.Equal(MediaProblem.TooLarge, problem.Code);
        Assert.Contains("50", problem.Describe(CultureInfo.GetCultureInfo("ru-RU")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_and_kind_has_its_text_in_both_languages()
    {
        foreach (var culture in new[] { CultureInfo.GetCultureInfo("ru"), CultureInfo.GetCultureInfo("en") })
        {
            foreach (var code in MediaProblem.Codes) Assert.NotEmpty(MediaProblem.Texts.Get(culture, code));
            foreach (var kind in Enum.GetValues<FileKind>()) Assert.NotEmpty(MediaProblem.Texts.Get(culture, "kind." + kind));
        }
    }

    private async Task<MediaInspection> InspectAsync(byte[] bytes, string name)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, bytes);
        return await _inspector.InspectAsync(path, name, default);
    }
}
