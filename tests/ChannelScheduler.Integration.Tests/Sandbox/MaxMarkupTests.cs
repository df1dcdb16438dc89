using System.Text.Json;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Markdown and HTML become plain text and markup with UTF-16 offsets.</summary>
public sealed class MaxMarkupTests : IAsyncLifetime
{
    private SandboxServer _server = null!;

    public async Task InitializeAsync() => _server = await SandboxServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("просто текст", "просто текст", "")]
    [InlineData("**да** нет", "да нет", "strong 0+2")]
    [InlineData("__да__", "да", "strong 0+2")]
    [InlineData("*да* и _нет_", "да и нет", "emphasized 0+2, emphasized 5+3")]
    [InlineData("~~а~~ ++б++ ^^в^^", "а б в", "strikethrough 0+1, underline 2+1, highlighted 4+1")]
    [InlineData("`a*b*` ```\nc_d_\n```", "a*b* c_d_", "monospaced 0+4, monospaced 5+4")]
    [InlineData("**a *b* c**", "a b c", "strong 0+5, emphasized 2+1")]
    [InlineData("[сайт](https://example.org)", "сайт", "link 0+4 https://example.org")]
    [InlineData("[**сайт**](https://example.org)", "сайт", "strong 0+4, link 0+4 https://example.org")]
    [InlineData("[Иван](max://user/5)", "Иван", "user_mention 0+4 max://user/5")]
    [InlineData("# Тема\nтекст", "Тема\nтекст", "heading 0+4")]
    [InlineData("до\n> цитата\nпосле", "до\nцитата\nпосле", "quote 3+6")]
    [InlineData("\U0001F600 **да**", "\U0001F600 да", "strong 3+2")]
    [InlineData("2 * 3 * 4 и snake_case_name", "2 * 3 * 4 и snake_case_name", "")]
    [InlineData("\\*не курсив\\*", "*не курсив*", "")]
    [InlineData("**не закрыто", "**не закрыто", "")]
    public async Task Markdown(string source, string plain, string markup) => await AssertAsync("markdown", source, plain, markup);

    [Theory]
    [InlineData("<b>да</b> <i>нет</i>", "да нет", "strong 0+2, emphasized 3+3")]
    [InlineData("<strong>а</strong><em>б</em><del>в</del><ins>г</ins><mark>д</mark>", "абвгд",
        "strong 0+1, emphasized 1+1, strikethrough 2+1, underline 3+1, highlighted 4+1")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">сайт</a>", "сайт", "link 0+4 https://example.org/?a=1&b=2")]
    [InlineData("<h1>Тема</h1>\n<blockquote>цитата</blockquote>", "Тема\nцитата", "heading 0+4, quote 5+6")]
    [InlineData("<pre>x</pre><code>y</code>", "xy", "monospaced 0+1, monospaced 1+1")]
    [InlineData("<div><script>x</script></div> 1 &lt; 2", "x 1 < 2", "")]
    [InlineData("<b>не закрыто", "не закрыто", "strong 0+10")]
    public async Task Html(string source, string plain, string markup) => await AssertAsync("html", source, plain, markup);

    [Fact]
    public async Task Without_a_format_nothing_is_markup() => await AssertAsync(null, "**a** <b>b</b>", "**a** <b>b</b>", "");

    private async Task AssertAsync(string? format, string source, string plain, string markup)
    {
        var body = (await new MaxCaller(_server).SentAsync(new { text = source, format })).GetProperty("body");
        Assert.Equal(plain, body.GetProperty("text").GetString());
        var actual = body.GetProperty("markup").EnumerateArray().Select(Describe).OrderBy(m => m, StringComparer.Ordinal);
        Assert.Equal(
            markup.Split(", ", StringSplitOptions.RemoveEmptyEntries).OrderBy(m => m, StringComparer.Ordinal), actual);
    }

    private static string Describe(JsonElement m)
    {
        var target = m.TryGetProperty("url", out var url) || m.TryGetProperty("user_link", out url) ? " " + url.GetString() : "";
        return $"{m.GetProperty("type").GetString()} {m.GetProperty("from").GetInt32()}+{m.GetProperty("length").GetInt32()}{target}";
    }
}
