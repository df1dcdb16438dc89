using System.Text.Json;
using NJsonSchema;
using Xunit;

namespace ChannelScheduler.Core.Tests.Cli;

/// <summary>
/// SARIF held to its own schema. The schema file is OASIS' and comes with a package of Microsoft's at build time; it is not kept here.
/// </summary>
public sealed class LintSarifTests : IDisposable
{
    private const string Link = "https://max.ru/join/abcd";
    private static readonly string SchemaFile = Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json");
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("Новости")]
    [InlineData("Вступайте в [чат](" + Link + ").\n\nЧат 5 «А»: " + Link + "\n\nФото: https://clck.ru/ab")]
    [InlineData("---\ntitle: " + Link + "\nchannels: [{kind: max, handle: school5}, closed]\n---\nПраздник [сегодня] завтра\\. Чат: " + Link)]
    [InlineData("\uFEFF\uD83D\uDE00 " + Link)]
    public async Task Every_report_is_valid_against_the_schema(string text)
    {
        _cli.Write("п о%с#т.md", text);
        _cli.Write("б.md", "Чат: max.ru/jo[]()in/abcd, ждём");
        await _cli.LintAsync("", ".", "--format", "sarif");
        var errors = (await SchemaAsync()).Validate(_cli.Output);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(error => error.ToString())) + _cli.Output);
    }

    [Theory]
    [InlineData("\"version\": \"2.1.0\"", "\"version\": \"2.1\"")]
    [InlineData("\"level\": \"error\"", "\"level\": \"fatal\"")]
    [InlineData("\"startLine\": 1", "\"startLine\": 0")]
    [InlineData("\"ruleId\"", "\"rule\"")]
    public async Task The_schema_sees_a_violation(string valid, string invalid)
    {
        await _cli.LintAsync("", _cli.Write("post.md", Link), "--format", "sarif");
        Assert.Contains(valid, _cli.Output, StringComparison.Ordinal);
        Assert.NotEmpty((await SchemaAsync()).Validate(_cli.Output.Replace(valid, invalid, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_result_carries_its_fixes_as_an_editor_applies_them()
    {
        var text = $"Первая.\nВступайте в чат 5 «А»: {Link}.";
        await _cli.LintAsync("", _cli.Write("post.md", text), "--format", "sarif");
        var result = Run().GetProperty("results")[0];
        var fix = Assert.Single(result.GetProperty("fixes").EnumerateArray());
        var change = fix.GetProperty("artifactChanges")[0];
        var region = change.GetProperty("replacements")[0].GetProperty("deletedRegion");
        Assert.Equal("post.md", change.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((2, 22, 2, 24 + Link.Length), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()));
    }

    [Fact]
    public async Task A_fingerprint_stays_when_lines_move_and_tells_equal_findings_apart()
    {
        await _cli.LintAsync("", _cli.Write("post.md", $"Пишите 5 «А» {Link} и {Link} завтра."), "--format", "sarif");
        var before = Fingerprints();
        await _cli.LintAsync("", _cli.Write("post.md", $"Первая.\n\nПишите 5 «А» {Link} и {Link} завтра."), "--format", "sarif");
        Assert.Equal(before, Fingerprints());
        Assert.Equal(before.Count, before.Distinct().Count());
        Assert.Equal(2, before.Count);
    }

    [Fact]
    public async Task A_rule_explains_itself_in_both_languages()
    {
        await _cli.LintAsync("", _cli.Write("post.md", Link), "--format", "sarif");
        var rule = Run().GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "LNK001");
        Assert.Contains("Chat link", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Ссылка на чат", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("{{excerpt}}", rule.GetProperty("messageStrings").GetProperty("found.en").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(rule.TryGetProperty("helpUri", out _));
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(File.ReadAllText(SchemaFile));

    private JsonElement Run() => JsonDocument.Parse(_cli.Output).RootElement.GetProperty("runs")[0];

    private List<string?> Fingerprints() => [.. Run().GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("finding/v1").GetString())];
}
