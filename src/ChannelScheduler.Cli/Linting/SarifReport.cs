using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; columns are UTF-16 units.</summary>
internal static class SarifReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonReport.Options) { WriteIndented = true };

    public static void Write(IReadOnlyList<LintedFile> files, PolicySet policies, TextWriter output)
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
                        ["rules"] = new JsonArray([.. policies.Rules.Select(rule => Rule(rule.Definition))]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. files.SelectMany(file => file.Report.Findings.Select(finding => Result(file, finding)))]),
            }),
        };
        output.WriteLine(log.ToJsonString(Indented));
    }

    private static JsonObject Rule(RuleDefinition rule) => new()
    {
        ["id"] = rule.Id,
        ["name"] = rule.Slug,
        ["shortDescription"] = new JsonObject { ["text"] = rule.Title.Current },
        ["fullDescription"] = new JsonObject { ["text"] = rule.Why.Current },
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
    };

    private static JsonObject Result(LintedFile file, Finding finding)
    {
        var (start, end) = file.PlaceOf(finding);
        var location = new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = Uri(file.Post.Path) },
            ["region"] = new JsonObject { ["startLine"] = start.Line, ["startColumn"] = start.Column, ["endLine"] = end.Line, ["endColumn"] = end.Column },
        };
        return new JsonObject
        {
            ["ruleId"] = finding.RuleId,
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = finding.Message + " " + finding.Remedy },
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = location }),
        };
    }

    private static string Level(FindingSeverity severity) => severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" };

    private static string Uri(string path) => string.Join('/', path.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));
}
