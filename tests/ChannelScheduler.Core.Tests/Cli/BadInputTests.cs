using System.Globalization;
using System.Text;
using Xunit;

namespace ChannelScheduler.Core.Tests.Cli;

/// <summary>Whatever comes in: a finding, or one sentence and the exit code 2, and soon.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Invitation = "https://max.ru/join/abcd";
    private readonly CliRun _cli = new();

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["invalid UTF-8"] = [(byte)'a', 0xC3, 0x28],
        ["half a pair in UTF-8"] = [(byte)'a', 0xED, 0xA0, 0x80],
        ["UTF-16"] = [0xFF, 0xFE, (byte)'a', 0],
        ["windows-1251"] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2],
        ["NUL"] = "Новости\0 школы"u8.ToArray(),
        ["10 MB"] = Encoding.UTF8.GetBytes(new string('a', 10 * 1024 * 1024)),
        ["front matter without an end"] = Encoding.UTF8.GetBytes("---\n" + new string('a', 1_000_000)),
        ["front matter of 100 KB"] = Encoding.UTF8.GetBytes("---\ntitle: " + new string('a', 100 * 1024) + "\n---\nНовости"),
        ["front matter nested without end"] = Encoding.UTF8.GetBytes("---\nchannels: " + new string('[', 50_000) + "\n---\nНовости"),
        ["front matter with a bomb"] = Encoding.UTF8.GetBytes(Bomb()),
        ["front matter with a bomb as channel"] = Encoding.UTF8.GetBytes(Bomb("channels: *a20\n")),
        ["NUL by an escape in the title"] = "---\ntitle: \"\\0\"\n---\nНовости"u8.ToArray(),
        ["half a pair by an escape in the title"] = "---\ntitle: \"\\uD800\"\n---\nНовости"u8.ToArray(),
        ["two documents in the front matter"] = "---\ntitle: a\n--- b\n---\nНовости"u8.ToArray(),
        ["a doubled key"] = "---\ntitle: a\ntitle: b\n---\nНовости"u8.ToArray(),
    };

    // By name: the runner keeps a theory's data as text, byte by byte, and ten megabytes of them become gigabytes.
    public static TheoryData<string> Unreadable => [.. Files.Keys];

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_no_post_is_told_in_one_sentence_and_ends_with_2(string what)
    {
        File.WriteAllBytes(Path.Combine(_cli.Directory, "post.md"), Files[what]);

        Assert.True(await _cli.LintAsync("", "post.md") == 2, what);
        Assert.StartsWith("post.md:", _cli.Error, StringComparison.Ordinal);
        Assert.Single(_cli.Error.TrimEnd().Split('\n'));
        Assert.InRange(_cli.Error.Length, 10, 500);
    }

    [Fact]
    public async Task The_line_of_a_bomb_is_named()
    {
        _cli.Write("post.md", Bomb());

        await _cli.LintAsync("", "post.md");

        Assert.StartsWith("post.md:3:", _cli.Error, StringComparison.Ordinal);
    }

    // As numbers: an attribute can't hold half a pair.
    [Theory]
    [InlineData(0xD800, 0x20)]
    [InlineData(0xDC00, 0xD800)]
    [InlineData(0, 0x20)]
    public async Task Half_a_character_and_nul_on_standard_input_are_told_with_their_place(int first, int second)
    {
        Assert.Equal(2, await _cli.LintAsync($"Новости\n школы {(char)first}{(char)second}.", "-"));
        Assert.StartsWith("-:2:8:", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_pair_is_a_character_like_others() => Assert.Equal(0, await _cli.LintAsync("Новости 😀 школы 😀", "-"));

    [Fact]
    public async Task Ten_megabytes_on_standard_input_are_too_long()
    {
        Assert.Equal(2, await _cli.LintAsync(new string('a', 10 * 1024 * 1024), "-"));
        Assert.Equal(2, await _cli.LintAsync(new string('a', 10 * 1024 * 1024), "--jsonl", "-"));
    }

    [Theory]
    [InlineData('а')]
    [InlineData('a')]
    [InlineData('.')]
    public async Task A_line_of_a_million_characters_is_judged_to_its_end(char letter)
    {
        Assert.Equal(1, await _cli.LintAsync("", _cli.Write("post.md", new string(letter, 1_000_000) + " " + Invitation)));
        Assert.Contains("LNK001", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":1,\"text\":\"\\u0000\"}")]
    [InlineData("{\"id\":1,\"text\":\"\\ud800\"}")]
    [InlineData("{\"id\":1,\"text\":\"x\",\"channel\":\"telegram\"}")]
    [InlineData("{\"id\":1")]
    [InlineData("[1]")]
    public async Task A_bad_line_of_json_is_told_by_its_number(string line)
    {
        Assert.Equal(2, await _cli.LintAsync("{\"id\":0,\"text\":\"Новости\"}\n\n" + line + "\n", "--jsonl", "-"));
        Assert.Contains(" 3:", _cli.Error, StringComparison.Ordinal);
        Assert.Single(_cli.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Nested_json_without_end_is_told()
    {
        Assert.Equal(2, await _cli.LintAsync("{\"id\":" + new string('[', 100_000), "--jsonl", "-"));
        Assert.Contains(" 1:", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_lines_of_json_are_put_together_again()
    {
        var posts = Enumerable.Range(0, 3).Select(id => $"{{\"id\":{id},\"text\":\"{new string('я', 70_000 + id)}\"}}");

        // Too long for any network, but judged.
        Assert.Equal(1, await _cli.LintAsync(string.Join("\r\n", posts), "--jsonl", "-"));
        Assert.Equal([0, 1, 2], _cli.Output.TrimEnd().Split('\n').Select(answer => System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("id").GetInt32()));
    }

    // Ten to the twentieth words, when it is unfolded.
    private static string Bomb(string end = "")
    {
        var bomb = new StringBuilder("---\na0: &a0 [lol]\n");
        for (var i = 1; i <= 20; i++) bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        return bomb.Append(end).Append("---\nНовости").ToString();
    }
}
