using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; columns are UTF-16 units. One run, whose results are kept until its end.</summary>
internal sealed class SarifReport(PolicySet policies, TextWriter output) : IReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonReport.Options) { WriteIndented = true };

    private readonly SarifResults _results = new([.. policies.Rules.Select(rule => rule.Definition.Id)]);

    public void Add(LintedFile file) => _results.Add(file);

    public void End()
    {
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "channel-scheduler",
                        ["version"] = Assembly.GetExecutingAssembly().GetName().Version?.ToString() ?? "0",
                        ["language"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ru",
                        ["rules"] = new JsonArray([.. policies.Rules.Select(rule => Rule(rule.Definition))]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = _results.Nodes,
            }),
        };
        output.WriteLine(log.ToJsonString(Indented));
    }

    /// <summary>Error blocks, warning asks a person, advice is a note.</summary>
    public static string Level(FindingSeverity severity) => severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" };

    public static JsonObject Text(string text) => new() { ["text"] = text };

    // A rule explains itself in both languages: who reads the report may not be who ran it.
    private static JsonObject Rule(RuleDefinition rule) => new()
    {
        ["id"] = rule.Id,
        ["name"] = rule.Slug,
        ["shortDescription"] = Text(rule.Title.Current),
        ["fullDescription"] = Text(rule.Why.Current),
        ["help"] = Text($"{rule.Title.Ru}. {rule.Why.Ru}\n\n{rule.Title.En}. {rule.Why.En}"),
        ["messageStrings"] = new JsonObject(rule.Wordings.SelectMany(wording => new[]
        {
            KeyValuePair.Create<string, JsonNode?>(wording.Key + ".ru", Text(Template(wording.Value.Message.Ru + " " + wording.Value.Remedy.Ru))),
            KeyValuePair.Create<string, JsonNode?>(wording.Key + ".en", Text(Template(wording.Value.Message.En + " " + wording.Value.Remedy.En))),
        })),
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
    };

    // Our places have names, SARIF's have numbers: a brace of ours is a plain one there.
    private static string Template(string wording) => wording.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
