using ChannelScheduler.Core.Help;
using Xunit;

namespace ChannelScheduler.Core.Tests.Help;

/// <summary>Whatever an answer holds, its page runs nothing and loads nothing.</summary>
public sealed class HelpMarkdownTests
{
    [Theory]
    [InlineData("**Раз** и [два](/help/blocked)", "<p><strong>Раз</strong> и <a href=\"/help/blocked\">два</a></p>")]
    [InlineData("[сайт](https://max.ru)", "<p><a href=\"https://max.ru\" rel=\"noopener noreferrer\">сайт</a></p>")]
    [InlineData("1. раз\n2. два", "<ol>\n<li>раз</li>\n<li>два</li>\n</ol>")]
    [InlineData("# Глава", "<h2>Глава</h2>")]
    [InlineData("`@id0012345673_gos`", "<p><code>@id0012345673_gos</code></p>")]
    public void Plain_Markdown_is_shown(string markdown, string html) => Assert.Equal(html, HelpMarkdown.ToHtml(markdown).Trim());

    [Theory]
    [InlineData("[два](/help/blocked)", "href=\"/help/blocked?region=05\"")]
    [InlineData("[два](/help/blocked#web)", "href=\"/help/blocked?region=05#web\"")]
    [InlineData("[два](/help/blocked?region=none)", "href=\"/help/blocked?region=none\"")]
    [InlineData("[каналы](/channels)", "href=\"/channels\"")]
    [InlineData("[сайт](https://max.ru/help/blocked)", "href=\"https://max.ru/help/blocked\" rel=\"noopener noreferrer\"")]
    public void A_link_to_another_answer_stays_in_the_readers_region(string markdown, string link)
    {
        Assert.Contains(link, HelpMarkdown.ToHtml(markdown, "05"), StringComparison.Ordinal);
        Assert.DoesNotContain("region=05", HelpMarkdown.ToHtml(markdown), StringComparison.Ordinal);
        Assert.DoesNotContain("<", HelpMarkdown.AddressIn("/help/blocked", "\"><script>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData(">")]
    [InlineData("1. ")]
    [InlineData("![")]
    public void What_is_nested_too_deeply_to_be_shown_is_a_fault(string piece)
    {
        var markdown = string.Concat(Enumerable.Repeat(piece, HelpEdit.LongestAnswer / piece.Length));
        Assert.Equal("Deep", HelpMarkdown.FaultOf(markdown)?.Kind);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "Tag")]
    [InlineData("раз <img src=x onerror=alert(1)>", "Tag")]
    [InlineData("<!-- тихо -->", "Tag")]
    [InlineData("[жми](javascript:alert(1))", "Address")]
    [InlineData("[жми](JaVaScRiPt:alert(1))", "Address")]
    [InlineData("[жми](&#106;avascript:alert(1))", "Address")]
    [InlineData("[жми](data:text/html;base64,PHNjcmlwdD4=)", "Address")]
    [InlineData("[жми](//evil.example/x)", "Address")]
    [InlineData("[жми](/\\evil.example)", "Address")]
    [InlineData("[жми](vbscript:x)", "Address")]
    [InlineData("[жми](page.html)", "Address")]
    [InlineData("<javascript:alert(1)>", "Tag")]
    [InlineData("![вид](https://tracker.example/p.png)", "Picture")]
    [InlineData("раз\u202Eдва", "Invisible")]
    [InlineData("ра\u200Bз", "Invisible")]
    [InlineData("раз\u0000", "Invisible")]
    [InlineData("раз\u0007", "Invisible")]
    public void What_hides_runs_or_loads_is_named_and_shown_as_letters_at_most(string markdown, string kind)
    {
        Assert.Equal(kind, HelpMarkdown.FaultOf(markdown)?.Kind);
        var html = HelpMarkdown.ToHtml(markdown);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Обычный текст, 2 < 3 и 5 > 4.")]
    [InlineData("<https://max.ru> и partner_support@max.ru")]
    [InlineData("[почта](mailto:partner_support@max.ru), [звонок](tel:+78000000000)")]
    [InlineData("Строка\r\nи другая\tтабуляция")]
    public void Honest_answers_pass(string markdown) => Assert.Null(HelpMarkdown.FaultOf(markdown));

    [Fact]
    public void A_refused_link_keeps_its_words() => Assert.Equal("<p>Не <strong>жми</strong> сюда</p>", HelpMarkdown.ToHtml("Не [**жми**](javascript:x) сюда").Trim());
}
