using System.Text.Json;
using Xunit;

namespace ChannelScheduler.Core.Tests.Cli;

public sealed class LintCommandTests : IDisposable
{
    private const string Invitation = "https://max.ru/join/abcd";
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("Новости школы", 0)]
    [InlineData("Фото: https://clck.ru/abc", 0)]
    [InlineData("Чат: https://max.ru/join/abcd", 1)]
    [InlineData("---\nchannels: [closed]\n---\nЧат: https://max.ru/join/abcd", 0)]
    [InlineData("---\nchannels: [closed, max]\n---\nЧат: https://max.ru/join/abcd", 1)]
    [InlineData("---\nchannels: closed\ntags: [a]\n---\nЧат: https://max.ru/join/abcd", 0)]
    [InlineData("---\nchannels: [{kind: max, handle: school5}]\n---\nНовости", 1)]
    [InlineData("---\nchannels: [nowhere]\n---\nНовости", 2)]
    [InlineData("---\npublishAt: завтра\n---\nНовости", 2)]
    [InlineData("---\npublishAt: 2026-09-01T09:00:00\n---\nНовости", 2)]
    [InlineData("---\npublishAt: 2026-09-01T09:00:00+03:00\n---\nНовости", 0)]
    [InlineData("---\ntitle: [\n---\nНовости", 2)]
    [InlineData("---\ntitle: Новости", 2)]
    public async Task The_exit_code_says_pass_block_or_unusable(string text, int code)
    {
        Assert.Equal(code, await _cli.LintAsync("", _cli.Write("post.md", text)));
        Assert.Equal(code, await _cli.LintAsync(text, "-"));
        Assert.Equal(code == 2, _cli.Error.Length > 0);
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("lint", "nowhere.md")]
    [InlineData("lint", "post.md", "--format", "xml")]
    [InlineData("lint", "post.md", "--channel", "telegram")]
    [InlineData("lint", "-", "--fix")]
    [InlineData("lint", "--jsonl", "post.md")]
    [InlineData("lint", "--jsonl", "--fix", "-")]
    [InlineData("lint", "post.md", "--nonsense")]
    [InlineData("publish")]
    public async Task Bad_usage_is_told_and_ends_with_2(params string[] args)
    {
        _cli.Write("post.md", "Новости");

        Assert.Equal(2, await _cli.RunAsync("", args));
        Assert.NotEmpty(_cli.Error);
    }

    [Fact]
    public async Task Policies_are_found_beside_the_program_when_none_are_above_and_named_ones_must_exist()
    {
        _cli.Write("post.md", Invitation);

        Assert.Equal(1, await _cli.RunAsync("", "lint", "post.md"));
        Assert.Equal(2, await _cli.RunAsync("", "lint", "post.md", "--policies", "nowhere"));
        Assert.Contains("nowhere", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Чат: https://max.ru/join/abcd", 1, 6)]
    [InlineData("Первая\nвторая 😀 https://max.ru/join/abcd", 2, 11)]
    [InlineData("---\ntitle: День\n---\nЧат: https://max.ru/join/abcd", 4, 6)]
    [InlineData("---\r\ntitle: День\r\n---\r\n\r\nЧат: https://max.ru/join/abcd", 5, 6)]
    [InlineData("---\ntags: [a]\ntitle: https://max.ru/join/abcd\n---\nНовости", 3, 8)]
    [InlineData("---\nchannels:\n  - kind: max\n    handle: school5\n---\nНовости", 4, 13)]
    public async Task A_finding_names_its_line_and_column_in_the_file(string text, int line, int column)
    {
        await _cli.LintAsync("", _cli.Write("post.md", text));

        Assert.StartsWith($"post.md:{line}:{column}: ", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_channel_option_overrides_the_file()
    {
        var path = _cli.Write("post.md", $"---\nchannels: [max]\n---\n{Invitation}");

        Assert.Equal(1, await _cli.LintAsync("", path));
        Assert.Equal(0, await _cli.LintAsync("", path, "--channel", "closed"));
        Assert.Equal(1, await _cli.LintAsync("", path, "--channel", "closed", "--channel", "gospublic"));
    }

    [Fact]
    public async Task Json_has_the_finding_as_the_rest_contract_gives_it_and_its_line()
    {
        await _cli.LintAsync("", _cli.Write("post.md", $"Чат:\n{Invitation}"), "--format", "json");

        var file = JsonDocument.Parse(_cli.Output).RootElement[0];
        var finding = file.GetProperty("findings")[0];
        Assert.Equal(["path", "verdict", "findings"], file.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["ruleId", "severity", "message", "remedy", "field", "channelKinds", "start", "length", "excerpt", "fixes", "waiver", "line", "column"],
            finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("block", "LNK001", 5, 2), (file.GetProperty("verdict").GetString(), finding.GetProperty("ruleId").GetString(), finding.GetProperty("start").GetInt32(), finding.GetProperty("line").GetInt32()));
        Assert.Contains("чат", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_lists_the_rules_and_places_each_result()
    {
        await _cli.LintAsync("", _cli.Write("пост.md", $"Чат:\n{Invitation}"), "--format", "sarif");

        var run = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("runs")[0];
        var place = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Contains("LNK001", run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal("%D0%BF%D0%BE%D1%81%D1%82.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((2, 1, 1 + Invitation.Length), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32(), place.GetProperty("region").GetProperty("endColumn").GetInt32()));
    }

    [Fact]
    public async Task Github_gets_one_command_a_finding_with_line_breaks_escaped()
    {
        await _cli.LintAsync("", _cli.Write("a,b.md", $"100%\n{Invitation}"), "--format", "github");

        var line = Assert.Single(_cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"::error file=a%2Cb.md,line=2,endLine=2,col=1,endColumn={1 + Invitation.Length},title=LNK001::", line, StringComparison.Ordinal);
        Assert.Contains("%0A", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_writes_what_mends_itself_and_reports_what_is_left()
    {
        var path = _cli.Write("post.md", $"\uFEFF---\ntitle: День\n---\r\nВступайте в [чат]({Invitation}).\r\nИли {Invitation}");

        Assert.Equal(1, await _cli.LintAsync("", path, "--fix"));

        Assert.Equal($"---\ntitle: День\n---\r\nВступайте в чат.\r\nИли {Invitation}", _cli.Read(path));
        Assert.Equal(0xEF, File.ReadAllBytes(Path.Combine(_cli.Directory, path))[0]);
        Assert.Single(_cli.Output.Split('\n'), line => line.Contains("LNK001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_with_nothing_to_mend_is_not_written()
    {
        var path = _cli.Write("post.md", Invitation);
        File.SetLastWriteTimeUtc(Path.Combine(_cli.Directory, path), DateTime.UnixEpoch);

        Assert.Equal(1, await _cli.LintAsync("", path, "--fix"));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path.Combine(_cli.Directory, path)));
    }

    [Fact]
    public async Task A_folder_stands_for_its_markdown_files()
    {
        _cli.Write("b.md", Invitation);
        _cli.Write("a.md", "Новости");
        _cli.Write("c.txt", Invitation);

        Assert.Equal(1, await _cli.LintAsync("", ".", "--format", "json"));
        Assert.Equal(["pass", "block"], JsonDocument.Parse(_cli.Output).RootElement.EnumerateArray().Select(file => file.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_cli.Directory, "post.md"), [0xCF, 0xF0, 0xE8]);

        Assert.Equal(2, await _cli.LintAsync("", "post.md"));
        Assert.Contains("UTF-8", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_are_answered_one_by_one_in_order()
    {
        var code = await _cli.LintAsync(
            """
            {"id":"a","text":"Новости"}
            {"id":2,"text":"https://max.ru/join/abcd","channel":"max"}
            {"id":"c","text":"https://max.ru/join/abcd","channel":"closed"}
            {"text":"https://max.ru/join/abcd"}
            """,
            "--jsonl", "-");

        var answers = _cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(1, code);
        Assert.Equal(["\"a\"", "2", "\"c\"", "null"], answers.Select(answer => answer.GetProperty("id").GetRawText()));
        Assert.Equal(["pass", "block", "pass", "block"], answers.Select(answer => answer.GetProperty("verdict").GetString()));
        Assert.Equal(["id", "verdict", "findings"], answers[1].EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"text\":5}")]
    [InlineData("{\"text\":\"\",\"channel\":\"telegram\"}")]
    public async Task A_broken_json_line_is_named_by_its_number(string line)
    {
        Assert.Equal(2, await _cli.LintAsync("{\"text\":\"Новости\"}\n" + line, "--jsonl", "-"));
        Assert.Contains("2", _cli.Error, StringComparison.Ordinal);
    }
}
