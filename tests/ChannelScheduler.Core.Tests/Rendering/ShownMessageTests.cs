using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Core.Tests.Rendering;

/// <summary>What a preview shows is what is sent, and its marks stand on the words that MAX marks.</summary>
public class ShownMessageTests
{
    [Theory]
    [InlineData("**жирный** и *курсив*", "Strong:жирный Emphasis:курсив")]
    [InlineData("~~старое~~ ++новое++ `код`", "Strike:старое Underline:новое Code:код")]
    [InlineData("[Сайт **школы**](https://school.ru)", "Strong:школы Link:Сайт школы")]
    [InlineData("# Заголовок\nтекст", "Heading:Заголовок")]
    [InlineData("> один\n> два\n\nтри", "Quote:один\nдва")]
    [InlineData("```\nx = 1\n```", "Code:x = 1")]
    [InlineData("- пункт\n- **другой**", "Strong:другой")]
    [InlineData("просто 2 * 3 * 4", "")]
    public void Marks_stand_on_the_words_that_max_marks(string markdown, string expected)
    {
        var shown = PostRenderer.Show(ChannelKind.MaxPublic, "", markdown);
        Assert.Equal(expected, string.Join(' ', shown.Spans.Select(span => $"{span.Mark}:{shown.Message.PlainText.Substring(span.Start, span.Length)}")));
    }

    [Fact]
    public void The_title_is_the_bold_first_line_and_blank_lines_before_the_words_move_nothing()
    {
        var shown = PostRenderer.Show(ChannelKind.MaxPublic, "", "\n\n# \n\n**Начало**");
        Assert.Equal(new ShownSpan(ShownMark.Strong, 0, 6), Assert.Single(shown.Spans));
        shown = PostRenderer.Show(ChannelKind.MaxPublic, "Праздник", "Ждём *всех*.");
        Assert.Equal([new ShownSpan(ShownMark.Strong, 0, 8), new ShownSpan(ShownMark.Emphasis, 15, 4)], shown.Spans);
    }

    [Fact]
    public void Vk_shows_nothing_but_words() => Assert.Empty(PostRenderer.Show(ChannelKind.Gospublic, "Праздник", "**Ждём** [всех](https://x.ru)").Spans);

    [Fact]
    public void An_address_of_a_link_goes_with_it() => Assert.Equal("https://x.ru/a", PostRenderer.Show(ChannelKind.MaxPublic, "", "[там](https://x.ru/a)").Spans.Single().Url);

    [Property(MaxTest = 1000)]
    public Property What_is_shown_is_what_is_sent_and_every_mark_lies_within_it() =>
        Prop.ForAll(NothingIsLostTests.Markdown(), markdown => new[] { ChannelKind.MaxPublic, ChannelKind.Gospublic }.All(kind =>
        {
            var shown = PostRenderer.Show(kind, "Заголовок", markdown);
            return shown.Message == PostRenderer.Render(kind, "Заголовок", markdown)
                && shown.Spans.All(span => span.Start >= 0 && span.Length > 0 && span.End <= shown.Message.PlainText.Length)
                && shown.Spans.All(one => shown.Spans.All(other => other.End <= one.Start || other.Start >= one.End || (other.Start >= one.Start && other.End <= one.End) || (other.Start <= one.Start && other.End >= one.End)));
        }));
}
