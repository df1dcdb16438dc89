using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Policies;
using NJsonSchema;
using Xunit;
using YamlDotNet.Serialization;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The schemas that help an admin's editor say what the program reads: neither more nor less.</summary>
public sealed partial class PolicySchemaTests
{
    private static readonly string Schemas = Path.Combine(PolicyFiles.Directory, "schemas");

    /// <summary>Every policy file, from the policies folder.</summary>
    public static TheoryData<string> Files => [.. Directory.GetFiles(PolicyFiles.Directory, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(PolicyFiles.Directory, path)).Order(StringComparer.Ordinal)];

    /// <summary>Each schema and the shape that the program reads by it.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "rule", "Policies.RuleDefinition+RuleYaml" },
        { "links", "Policies.Links.LinksYaml" },
        { "publishing", "Policies.PublishingYaml" },
        { "verification", "Verification.VerificationYaml" },
        { "network-errors", "Verification.NetworkErrorsYaml" },
        { "region", "Policies.Regions.RegionYaml" },
        { "calendar", "Policies.Calendars.CalendarFile+CalendarYaml" },
        { "appeals", "Appeals.AppealCatalog+AppealsYaml" },
        { "names", "Policies.Information.PersonNames+NamesYaml" },
        { "help", "Help.HelpYaml" },
        { "region-help", "Help.HelpYaml+RegionHelpYaml" },
        { "help-words", "Help.HelpYaml+HelpWordsYaml" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_policy_file_names_its_schema_and_keeps_to_it(string file)
    {
        var path = Path.Combine(PolicyFiles.Directory, file);
        var named = SchemaLine().Match(File.ReadLines(path).First());
        Assert.True(named.Success, $"{file} does not begin with '# yaml-language-server: $schema=…'");
        var schema = Path.GetFullPath(named.Groups["path"].Value, Path.GetDirectoryName(path)!);
        Assert.Equal(Schemas, Path.GetDirectoryName(schema));

        Assert.Empty(await ErrorsAsync(schema, File.ReadAllText(path)));
    }

    [Theory]
    [InlineData("rule", "LNK001-chat-link/rule.yaml", "severity: error", "severty: error")]
    [InlineData("rule", "LNK001-chat-link/rule.yaml", "severity: error", "severity: fatal")]
    [InlineData("rule", "LNK001-chat-link/rule.yaml", "    remedy:", "    advice:")]
    [InlineData("rule", "LNK001-chat-link/rule.yaml", "  en: Chat link", "")]
    [InlineData("links", "links.yaml", "{kind: chat", "{kind: room")]
    [InlineData("links", "links.yaml", "path: join/*", "pth: join/*")]
    [InlineData("publishing", "publishing.yaml", "maxPublic: {error: 4000}", "maxPublic: {error: many}")]
    [InlineData("publishing", "publishing.yaml", "maxLinkInPosts: false", "maxLinkInPosts: 5")]
    [InlineData("verification", "verification.yaml", "code: VER001", "cod: VER001")]
    [InlineData("appeals", "appeals.yaml", "kind: blockedAccount", "kind: blocked")]
    [InlineData("appeals", "appeals.yaml", "    site: https://max.ru\n", "")]
    [InlineData("network-errors", "network-errors.yaml", "code: \"MAX:verify.token\"", "code: verify.token")]
    [InlineData("network-errors", "network-errors.yaml", "    means:", "    meaning:")]
    [InlineData("region", "regions/_example/region.yaml", "maxLinkInPosts: true", "lengths: {}")]
    [InlineData("region", "regions/_example/region.yaml", "kind: call", "knd: call")]
    [InlineData("help", "help/cabinet.yaml", "until: 2026-03-31", "until: soon")]
    [InlineData("help", "help/cabinet.yaml", "    answer:", "    anser:")]
    [InlineData("region-help", "regions/05/help.yaml", "  - id: verify-spo", "  - id: Verify SPO")]
    public async Task A_mistake_is_seen_by_the_schema_too(string schema, string file, string good, string bad)
    {
        var text = File.ReadAllText(Path.Combine(PolicyFiles.Directory, file));
        var at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{good}' is not in {file}");

        Assert.NotEmpty(await ErrorsAsync(Path.Combine(Schemas, schema + ".schema.json"), text[..at] + bad + text[(at + good.Length)..]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_schema_has_the_keys_that_the_program_reads_and_no_others(string schema, string shape)
    {
        var type = typeof(PolicySet).Assembly.GetType("ChannelScheduler.Core." + shape, throwOnError: true)!;

        Assert.Empty(SchemaShape.Differences(Path.Combine(Schemas, schema + ".schema.json"), type));
    }

    [Fact]
    public void Every_schema_is_held_against_a_shape() =>
        Assert.Equal(Directory.GetFiles(Schemas).Select(path => Path.GetFileName(path).Split('.')[0]).Order(), Shapes.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_key_is_explained_in_both_languages(string schema, string shape)
    {
        Assert.NotEmpty(shape);
        var unexplained = new List<string>();
        Look(JsonNode.Parse(File.ReadAllText(Path.Combine(Schemas, schema + ".schema.json")))!, "", unexplained);
        Assert.Empty(unexplained);
    }

    [Fact]
    public void The_comparison_sees_a_key_too_many_and_one_too_few()
    {
        var type = typeof(PolicySet).Assembly.GetType("ChannelScheduler.Core.Policies.PublishingYaml", throwOnError: true)!;

        Assert.NotEmpty(SchemaShape.Differences(Path.Combine(Schemas, "links.schema.json"), type));
    }

    private static void Look(JsonNode node, string path, List<string> unexplained)
    {
        if (node is JsonArray list) foreach (var item in list) Look(item!, path, unexplained);
        if (node is not JsonObject map) return;
        if (map["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
            {
                var isExplained = property!["$ref"] is not null || (property["description"]?.ToString() is { } words && words.Contains(" / ", StringComparison.Ordinal) && words.Any(letter => letter is >= 'а' and <= 'я'));
                if (!isExplained) unexplained.Add($"{path}.{name}");
            }
        }

        foreach (var (name, child) in map) if (child is not null) Look(child, $"{path}.{name}", unexplained);
    }

    // YAML as an editor sees it: plain words that are numbers, yes or no are that.
    private static async Task<IReadOnlyList<string>> ErrorsAsync(string schema, string yaml)
    {
        var tree = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        var json = System.Text.Json.JsonSerializer.Serialize(tree);
        return [.. (await JsonSchema.FromFileAsync(schema)).Validate(json).Select(error => error.ToString())];
    }

    [GeneratedRegex(@"^# yaml-language-server: \$schema=(?<path>\S+)$")]
    private static partial Regex SchemaLine();
}
