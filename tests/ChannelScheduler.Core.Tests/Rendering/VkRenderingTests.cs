using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using Xunit;

namespace ChannelScheduler.Core.Tests.Rendering;

public class VkRenderingTests
{
    [Theory]
    [InlineData("**жирный** *курсив* ~~нет~~ ++да++ `код`", "жирный курсив нет да код")]
    [InlineData("[Сайт школы](https://school.ru/a)", "Сайт школы (https://school.ru/a)")]
    [InlineData("[**Сайт** школы](https://school.ru/a)", "Сайт школы (https://school.ru/a)")]
    [InlineData("[https://school.ru](https://school.ru)", "https://school.ru")]
    [InlineData("[school.ru](https://school.ru/)", "https://school.ru/")]
    [InlineData("[](https://school.ru)", "https://school.ru")]
    [InlineData("[a](https://ru.wikipedia.org/wiki/A_(b))", "a (https://ru.wikipedia.org/wiki/A_(b))")]
    [InlineData("![афиша](https://x.ru/a.png)", "афиша (https://x.ru/a.png)")]
    [InlineData("<https://x.ru>", "https://x.ru")]
    [InlineData("# Заголовок\nтекст", "Заголовок\n\nтекст")]
    [InlineData("> один\n> два\n\nтри", "> один\n> два\n\nтри")]
    [InlineData("- один\n  1. два\n- три", "• один\n1. два\n• три")]
    [InlineData("```\nx\n```", "x")]
    [InlineData("<b>тег</b> &amp;", "<b>тег</b> &amp;")]
    [InlineData("a\nb  \nc", "a\nb\nc")]
    // VK's own mentions: only "@name" is taken for the author's wish
    [InlineData("[id1|Павел]", "[ id1|Павел]")]
    [InlineData("[club1|клуб] и [public5|ещё]", "[ club1|клуб] и [ public5|ещё]")]
    [InlineData("[https://vk.com/id1|он]", "[ https://vk.com/id1|он]")]
    [InlineData("\\*id1 (он)", "* id1 (он)")]
    [InlineData("@school1 (наша школа)", "@school1 (наша школа)")]
    [InlineData("@id2634028465_gos", "@id2634028465_gos")]
    [InlineData("таблица [а] | [б]", "таблица [а] | [б]")]
    public void Markdown_becomes_plain_text(string markdown, string expected)
    {
        var message = PostRenderer.Render(ChannelKind.Gospublic, "", markdown);
        Assert.Equal(expected, message.Body);
        Assert.Equal(expected, message.PlainText);
    }

    [Fact]
    public void The_title_is_the_first_line_and_the_MAX_address_the_last()
    {
        var message = PostRenderer.Render(ChannelKind.Gospublic, "День знаний", "Ждём *всех*", "https://max.ru/id2634028465_gos/AZ1JazQ5S4Q");
        Assert.Equal("День знаний\n\nЖдём всех\n\nhttps://max.ru/id2634028465_gos/AZ1JazQ5S4Q", message.Body);
    }

    [Fact]
    public void A_post_that_is_only_the_MAX_address_has_no_blank_first_line() =>
        Assert.Equal("https://max.ru/a/b", PostRenderer.Render(ChannelKind.Gospublic, "", "", "https://max.ru/a/b").Body);
}
