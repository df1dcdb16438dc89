using System.Text;
using ChannelScheduler.Infrastructure.Media;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using SkiaSharp;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>What a picture says beside what it shows does not get in; what it shows does not change.</summary>
public sealed class PictureCleanerTests : IDisposable
{
    // 24 x 16, progressive, with restart marks in its ten scans: Skia writes no such.
    private const string Progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09P" +
        "T09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABAUA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAwEF/90ABAAC/9oADAMBAAIQAxAAAAGIlyxOdrOul//EABgQ" +
        "AAMBAQAAAAAAAAAAAAAAAAABAwIR/90ABAAD/9oACAEBAAEFAlMUxSP/0MzMzFjh/8QAGREAAgMBAAAAAAAAAAAAAAAAAAQBAgMR/90ABAAC/9oACAEDAQE/AcmSjM8P/8QAGREBAAIDAAAAAAAAAAAAAAAAAQACAxES/9oACAEC" +
        "AQE/AavUXEOln//EABQQAQAAAAAAAAAAAAAAAAAAABD/3QAEAAP/2gAIAQEABj8Cf//Qf//EABgQAQEAAwAAAAAAAAAAAAAAAABhASFB/9oACAEBAAE/IZJpP//Qgiw8bf/dAAQAAv/aAAwDAQACAAMAAAAQox//xAAYEQACAwAA" +
        "AAAAAAAAAAAAAAAAAREhQf/aAAgBAwEBPxCLRih//8QAGBEAAgMAAAAAAAAAAAAAAAAAAAExcbH/2gAIAQIBAT8QPOlTeI//xAAYEAEBAQEBAAAAAAAAAAAAAAAAMQEhUf/dAAQAA//aAAgBAQABPxCZIkf/0JkzQzOvD//Z";

    private static readonly Dictionary<string, byte[]> Full = new()
    {
        ["jpeg"] = Photos.Jpeg(), ["turned jpeg"] = Photos.Jpeg(6), ["mirrored jpeg"] = Photos.Jpeg(5), ["progressive jpeg"] = Photos.Jpeg(8, Convert.FromBase64String(Progressive)),
        ["jpeg of another maker"] = Photos.Jpeg(3, Pictures.Jpeg()), ["png"] = Photos.Png(), ["turned png"] = Photos.Png(6), ["gif"] = Photos.Gif(),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly MediaCleaner _cleaner = new();
    private readonly MediaInspector _inspector = new();
    private readonly MediaFileStore _store;

    public PictureCleanerTests() => _store = new MediaFileStore(_folder.Path, new FakeTimeProvider());

    public static TheoryData<string> Names() => [.. Full.Keys];

    public void Dispose()
    {
        _cleaner.Dispose();
        _inspector.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_hidden_is_left_and_nothing_shown_is_changed(string name)
    {
        var full = Full[name];
        Assert.Contains(Photos.Secret, Encoding.Latin1.GetString(full), StringComparison.Ordinal);

        var kept = await KeepAsync(full);

        Assert.DoesNotContain(Photos.Secret, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        using var before = SKCodec.Create(new MemoryStream(full));
        using var after = SKCodec.Create(new MemoryStream(kept));
        Assert.Equal((before.Info.Size, before.EncodedOrigin, before.FrameCount, before.RepetitionCount), (after.Info.Size, after.EncodedOrigin, after.FrameCount, after.RepetitionCount));
        Assert.True(SKColorSpace.Equal(before.Info.ColorSpace, after.Info.ColorSpace));
        Assert.Equal(Pixels(full), Pixels(kept));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_photo_is_turned_after_as_it_was_before(byte orientation)
    {
        using var jpeg = SKCodec.Create(new MemoryStream(await KeepAsync(Photos.Jpeg(orientation))));
        Assert.Equal(orientation, (int)jpeg.EncodedOrigin);
        // The tag itself, because Skia turns no PNG by it, as browsers do.
        var png = Encoding.Latin1.GetString(await KeepAsync(Photos.Png(orientation)));
        var tag = png.IndexOf("eXIf", StringComparison.Ordinal);
        if (orientation == 1) Assert.Equal(-1, tag);
        else Assert.Equal($"\0\0\0\u001aeXIfMM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0{(char)orientation}\0\0\0\0\0\0", png.Substring(tag - 4, 34));
    }

    [Theory]
    [InlineData("ICC_PROFILE", SKEncodedImageFormat.Jpeg)]
    [InlineData("iCCP", SKEncodedImageFormat.Png)]
    public async Task The_colour_profile_stays(string mark, SKEncodedImageFormat format)
    {
        var kept = await KeepAsync(format == SKEncodedImageFormat.Jpeg ? Photos.Jpeg() : Photos.Png());
        Assert.Contains(mark, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        using var codec = SKCodec.Create(new MemoryStream(kept));
        Assert.False(codec.Info.ColorSpace.IsSrgb);
    }

    [Fact]
    public async Task A_picture_with_nothing_hidden_is_kept_byte_for_byte()
    {
        foreach (var clean in new[] { Pictures.Jpeg(), Pictures.Png(), Pictures.Gif(), Photos.Profiled(SKEncodedImageFormat.Jpeg), Photos.Profiled(SKEncodedImageFormat.Png) })
        {
            Assert.Equal(clean, await KeepAsync(clean));
        }
    }

    [Fact]
    public async Task What_was_received_is_gone_when_the_clean_picture_is_kept()
    {
        await KeepAsync(Photos.Jpeg());
        Assert.Single(_folder.Files);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task A_picture_that_cannot_be_cleaned_is_not_kept(double share)
    {
        foreach (var full in new[] { Photos.Png(), Photos.Gif() })
        {
            // Without what stands behind its end.
            var whole = full[..^Photos.Secret.Length];
            var result = await IntakeOf(whole[..(int)(whole.Length * share)]);
            Assert.False(result.Accepted);
        }

        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_webp_with_its_place_is_refused_and_leaves_nothing()
    {
        var result = await IntakeOf(Pictures.Make(SKEncodedImageFormat.Webp, 64, 64));
        Assert.Equal(MediaProblem.FormatNotTaken, result.Problem?.Code);
        Assert.Empty(_folder.Files);
    }

    [Property(MaxTest = 1000)]
    public bool Damage_anywhere_is_borne(int picture, int place, byte value, int cut)
    {
        var full = Full.Values.ElementAt(Math.Abs(picture % Full.Count));
        var damaged = (byte[])full.Clone();
        for (var i = 0; i < 8; i++) damaged[(Math.Abs(place % full.Length) + (i * 97)) % full.Length] = (byte)(value + i);
        damaged = damaged[..(damaged.Length - Math.Abs(cut % damaged.Length))];
        var clean = PictureCleaner.Clean(damaged, FileSignature.Recognise(damaged.AsSpan(0, Math.Min(damaged.Length, FileSignature.Length))), 6);
        return clean is null || clean.Length <= damaged.Length + 64;
    }

    private async Task<byte[]> KeepAsync(byte[] bytes)
    {
        var result = await IntakeOf(bytes);
        Assert.True(result.Accepted, result.Problem?.Code);
        return await File.ReadAllBytesAsync(_store.PathOf(result.File!.Path));
    }

    private Task<MediaIntakeResult> IntakeOf(byte[] bytes) => new MediaIntake(_store, _cleaner, _inspector).TakeAsync(new MemoryStream(bytes), "x.jpg", default);

    private static byte[] Pixels(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return bitmap.Bytes;
    }
}
