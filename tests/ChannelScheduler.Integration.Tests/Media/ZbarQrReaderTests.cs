using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Media;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>The real reader on real posters.</summary>
public sealed class ZbarQrReaderTests : IDisposable
{
    private const string Chat = "https://max.ru/join/AbCdEf";
    private const string Site = "https://school5.example.org/";

    private readonly TemporaryFolder _folder = new();
    private readonly ZbarQrReader _reader = new(new QrReaderProgram(null, Environment.GetEnvironmentVariable("PATH")), TimeProvider.System, NullLogger<ZbarQrReader>.Instance);

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [QrReaderTheory]
    [InlineData(SKEncodedImageFormat.Jpeg, 80, 4, 0, false)]
    [InlineData(SKEncodedImageFormat.Jpeg, 40, 4, 0, false)]
    [InlineData(SKEncodedImageFormat.Png, 100, 2, 0, false)]
    [InlineData(SKEncodedImageFormat.Jpeg, 80, 4, 17, false)]
    [InlineData(SKEncodedImageFormat.Png, 100, 4, 0, true)]
    [InlineData(SKEncodedImageFormat.Jpeg, 80, 30, 0, false)]
    [InlineData(SKEncodedImageFormat.Jpeg, 80, 120, 8, false)]
    public async Task A_code_is_found(SKEncodedImageFormat format, int quality, int module, float degrees, bool inverted)
    {
        using var code = QrPictures.Code(Chat, module, inverted);
        Assert.Equal(new QrReading(QrState.Found, Chat), await ReadAsync(QrPictures.Poster(format, quality, degrees, code)));
    }

    [QrReaderFact]
    public async Task A_picture_without_a_code_has_none()
    {
        Assert.Equal(new QrReading(QrState.None, ""), await ReadAsync(Pictures.Jpeg(1600, 1200)));
        Assert.Equal(new QrReading(QrState.None, ""), await ReadAsync(Pictures.Gif()));
        Assert.Equal(new QrReading(QrState.None, ""), await ReadAsync(Pictures.Png(1, 1)));
    }

    [QrReaderFact]
    public async Task Of_two_codes_a_harmless_one_hides_no_other()
    {
        using var site = QrPictures.Code(Site, 8);
        using var chat = QrPictures.Code(Chat, 2);
        var reading = await ReadAsync(QrPictures.Poster(SKEncodedImageFormat.Png, 100, 0, site, chat));
        Assert.Equal([Chat, Site], reading.Text.Split('\n').Order());
    }

    [QrReaderFact]
    public async Task A_code_of_several_lines_hides_none_of_them() =>
        Assert.Equal($"Наша школа\n{Chat}\nЖдём", (await ReadAsync(QrPictures.Poster($"Наша школа\n\n{Chat}\r\nЖдём"))).Text);

    [QrReaderFact]
    public async Task A_cyrillic_address_comes_out_as_it_is_written() =>
        Assert.Equal("https://школа5.рф/кружки", (await ReadAsync(QrPictures.Poster("https://школа5.рф/кружки"))).Text);

    [QrReaderFact]
    public async Task A_code_drawn_on_nothing_is_found_whatever_stands_behind_it()
    {
        Assert.Equal(Chat, (await ReadAsync(QrPictures.Transparent(Chat, SKColors.Black))).Text);
        Assert.Equal(Chat, (await ReadAsync(QrPictures.Transparent(Chat, SKColors.White))).Text);
    }

    [QrReaderFact]
    public async Task A_long_animation_is_not_looked_through_wholly_and_says_so()
    {
        var gif = Pictures.Gif();
        byte[] frame = gif[19..^1];
        byte[] longer = [.. gif[..^1], .. Enumerable.Repeat(frame, 30).SelectMany(one => one), 0x3B];
        Assert.Equal(QrState.Failed, (await ReadAsync(longer)).State);
    }

    [QrReaderFact]
    public async Task A_file_that_is_no_picture_any_more_is_a_failure_and_no_exception() =>
        Assert.Equal(new QrReading(QrState.Failed, ""), await ReadAsync([1, 2, 3]));

    private async Task<QrReading> ReadAsync(byte[] picture)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, picture);
        return await _reader.ReadAsync(path, default);
    }
}
