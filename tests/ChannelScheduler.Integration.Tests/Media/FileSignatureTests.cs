using ChannelScheduler.Infrastructure.Media;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

public class FileSignatureTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", FileKind.Jpeg)]
    [InlineData("89504E470D0A1A0A0000000D", FileKind.Png)]
    [InlineData("474946383961", FileKind.Gif)]
    [InlineData("474946383761", FileKind.Gif)]
    [InlineData("52494646AABBCCDD57454250", FileKind.WebP)]
    [InlineData("52494646AABBCCDD41564920", FileKind.Video)]
    [InlineData("00000018667479706865696300000000", FileKind.Heic)]
    [InlineData("00000018667479706D696631", FileKind.Heic)]
    [InlineData("00000018667479706176696600000000", FileKind.Avif)]
    [InlineData("000000186674797069736F6D", FileKind.Video)]
    [InlineData("1A45DFA3", FileKind.Video)]
    [InlineData("424D36", FileKind.Bmp)]
    [InlineData("49492A00", FileKind.Tiff)]
    [InlineData("4D4D002A", FileKind.Tiff)]
    [InlineData("255044462D312E37", FileKind.Pdf)]
    [InlineData("504B0304", FileKind.Zip)]
    [InlineData("D0CF11E0A1B11AE1", FileKind.OldOffice)]
    [InlineData("526172211A07", FileKind.Rar)]
    [InlineData("377ABCAF271C", FileKind.SevenZip)]
    [InlineData("4D5A90", FileKind.Executable)]
    [InlineData("7F454C46", FileKind.Executable)]
    [InlineData("", FileKind.Unknown)]
    [InlineData("FFD8", FileKind.Unknown)]
    [InlineData("00010203", FileKind.Unknown)]
    public void The_first_bytes_tell_the_kind(string hex, FileKind expected) =>
        Assert.Equal(expected, FileSignature.Recognise(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", FileKind.Svg)]
    [InlineData("\uFEFF  <?xml version=\"1.0\"?>\n<!-- x --><svg>", FileKind.Svg)]
    [InlineData("<!DOCTYPE HTML><title>x</title>", FileKind.Html)]
    [InlineData("\n<html lang=ru>", FileKind.Html)]
    [InlineData("<note/>", FileKind.Unknown)]
    [InlineData("see <svg> below", FileKind.Unknown)]
    public void Markup_is_told_by_its_first_words(string text, FileKind expected) =>
        Assert.Equal(expected, FileSignature.Recognise(System.Text.Encoding.UTF8.GetBytes(text)));
}
