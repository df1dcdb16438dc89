using ChannelScheduler.Core.Channels;
using Xunit;

namespace ChannelScheduler.Core.Tests.Channels;

public sealed class ChannelHandleTests
{
    [Theory]
    [InlineData("id0012345673_gos", HandleSuffix.Gos)]
    [InlineData("@id0012345673_gos", HandleSuffix.Gos)]
    [InlineData(" @ID0012345673_GOS ", HandleSuffix.Gos)]
    [InlineData("https://max.ru/id0012345673_gos", HandleSuffix.Gos)]
    [InlineData("max.ru/@id0012345673_gos/", HandleSuffix.Gos)]
    [InlineData("https://web.max.ru/id0012345673_gos", HandleSuffix.Gos)]
    [InlineData("id0012345673_biz", HandleSuffix.Biz)]
    public void The_standard_link_is_read_in_every_spelling(string text, HandleSuffix suffix)
    {
        Assert.True(ChannelHandle.TryParse(text, out var handle));
        Assert.Equal(("0012345673", suffix), (handle.Inn.Value, handle.Suffix));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("school5")]
    [InlineData("id0012345674_gos")]
    [InlineData("id001234567_gos")]
    [InlineData("id0012345673")]
    [InlineData("id0012345673_gov")]
    [InlineData("id0012345673_gos_5")]
    [InlineData("https://max.ru/id0012345673_gos/AZ1JazQ5S4Q")]
    [InlineData("https://max.example.test/id0012345673_gos")]
    public void Anything_else_is_not_it(string? text) => Assert.False(ChannelHandle.TryParse(text, out _));

    [Theory]
    [InlineData("@id0012345673_gos", "id0012345673_gos")]
    [InlineData("ID0012345673_BIZ", "id0012345673_biz")]
    public void It_prints_in_the_standard_form(string text, string standard)
    {
        Assert.True(ChannelHandle.TryParse(text, out var handle));
        Assert.Equal(standard, handle.ToString());
    }
}
