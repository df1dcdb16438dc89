using Xunit;

namespace ChannelScheduler.Core.Tests.Cli;

/// <summary>What a person at a console reads: the place, the line, the marks under it, and what can be done.</summary>
public sealed class LintTextTests : IDisposable
{
    private const string Link = "https://max.ru/join/abcd";
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    // LINK stands for the address; the marks are those of a terminal with fixed columns.
    [Theory]
    [InlineData("Чат 5 «А»: LINK", "Чат 5 «А»: LINK", 11)]
    [InlineData("\tЧат: LINK", "    Чат: LINK", 9)]
    [InlineData("аб\tЧат: LINK", "аб  Чат: LINK", 9)]
    [InlineData("漢字 LINK", "漢字 LINK", 5)]
    [InlineData("😀 LINK", "😀 LINK", 3)]
    [InlineData("❤️ LINK", "❤️ LINK", 3)]
    [InlineData("е\u0301ж LINK", "е\u0301ж LINK", 3)]
    [InlineData("👨‍👩‍👧 LINK", "👨‍👩‍👧 LINK", 3)]
    [InlineData("\u001b[31mЧат LINK", "\uFFFD[31mЧат LINK", 9)]
    [InlineData("\u200BЧат LINK", "\u200BЧат LINK", 4)]
    public async Task The_marks_stand_under_what_was_found(string line, string shown, int column)
    {
        await _cli.LintAsync("", _cli.Write("post.md", Typed("Первая.\n" + line + "\nТретья.")));
        var lines = Lines();
        var at = Array.IndexOf(lines, "    " + Typed(shown));
        Assert.True(at > 0, _cli.Output);
        Assert.Equal(new string(' ', 4 + column) + "^" + new string('~', Link.Length - 1), lines[at + 1]);
    }

    [Fact]
    public async Task A_long_line_is_cut_around_the_place()
    {
        await _cli.LintAsync("", _cli.Write("post.md", string.Concat(Enumerable.Repeat("слово ", 5_000)) + Link + string.Concat(Enumerable.Repeat(" слово", 5_000))));
        var lines = Lines();
        var at = Array.FindIndex(lines, line => line.StartsWith("    …", StringComparison.Ordinal) && line.EndsWith('…'));
        Assert.InRange(lines[at].Length, Link.Length, 200);
        Assert.Equal(lines[at].IndexOf(Link, StringComparison.Ordinal), lines[at + 1].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal(Link.Length, lines[at + 1].Trim().Length);
    }

    [Fact]
    public async Task Every_fix_is_named_and_the_one_that_fix_would_make_is_marked()
    {
        await _cli.LintAsync("", _cli.Write("post.md", $"---\nchannels: [{{kind: max, handle: id0012345673_gos}}]\n---\nПраздник завтра. Вступайте в чат 5 «А»: {Link}"));
        Assert.Contains($"  правка (--fix): убрать «: {Link}»", Lines());
        Assert.Contains("  правка: заменить на «https://max.ru/id0012345673_gos»", Lines());
        Assert.Contains(Lines(), line => line.StartsWith("  правка: перенести в закрытый канал «Вступайте", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colours_are_for_a_terminal_alone()
    {
        var path = _cli.Write("post.md", Link);
        await _cli.LintAsync("", path);
        Assert.DoesNotContain('\u001b', _cli.Output);
        _cli.Colors = true;
        await _cli.LintAsync("", path);
        Assert.Contains("\u001b[1;31m", _cli.Output, StringComparison.Ordinal);
        await _cli.LintAsync("", path, "--format", "json");
        Assert.DoesNotContain('\u001b', _cli.Output);
    }

    [Theory]
    [InlineData(false, "", "xterm", true)]
    [InlineData(false, null, "xterm", true)]
    [InlineData(true, null, "xterm", false)]
    [InlineData(false, "1", "xterm", false)]
    [InlineData(false, null, "dumb", false)]
    public void A_terminal_gets_colours_unless_a_person_wants_none(bool isRedirected, string? noColor, string? term, bool colors) =>
        Assert.Equal(colors, ChannelScheduler.Cli.CliHost.WantsColors(isRedirected, noColor, term));

    [Fact]
    public async Task A_folder_ends_with_a_summary_and_a_broken_file_hides_nothing()
    {
        _cli.Write("a.md", "Новости");
        _cli.Write("b.md", Link);
        _cli.Write("c.md", "---\ntitle: [\n---\n");
        _cli.Write("d.md", "Фото: https://clck.ru/abc");
        Assert.Equal(2, await _cli.LintAsync("", "."));
        Assert.Contains("c.md", _cli.Error, StringComparison.Ordinal);
        Assert.Equal("Файлов: 3, нельзя публиковать: 1. Запретов: 1, предупреждений: 1, советов: 0.", Lines()[^1]);
        Assert.Equal(2, await _cli.LintAsync("", ".", "--format", "json"));
        Assert.Equal(3, System.Text.Json.JsonDocument.Parse(_cli.Output).RootElement.GetArrayLength());
    }

    private static string Typed(string text) => text.Replace("LINK", Link, StringComparison.Ordinal);

    private string[] Lines() => _cli.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
