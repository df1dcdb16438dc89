using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>The results of one SARIF run, with their fixes.</summary>
/// <param name="ruleIds">In the order of the run's rules.</param>
internal sealed class SarifResults(IReadOnlyList<string> ruleIds)
{
    private readonly Dictionary<string, int> _ruleIndex = ruleIds.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);

    public JsonArray Nodes { get; } = [];

    public void Add(LintedFile file)
    {
        var seen = new Dictionary<string, int>();
        foreach (var finding in file.Report.Findings) Nodes.Add(Result(file, finding, seen));
    }

    private JsonObject Result(LintedFile file, Finding finding, Dictionary<string, int> seen)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.RuleId,
            ["ruleIndex"] = _ruleIndex[finding.RuleId],
            ["level"] = SarifReport.Level(finding.Severity),
            ["message"] = SarifReport.Text(Plain(finding.Message + " " + finding.Remedy)),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = new JsonObject { ["artifactLocation"] = Artifact(file), ["region"] = Region(file.PlaceOf(finding)) } }),
            ["partialFingerprints"] = new JsonObject { ["finding/v1"] = Fingerprint(finding, seen) },
        };
        if (finding.Field != "text") return result;
        // What a split takes out has to land in another post: no editor can do that.
        var fixes = finding.Fixes.Where(fix => fix is not SplitSpan).Select(fix => (JsonNode)Fix(file, finding, fix)).ToArray();
        if (fixes.Length > 0) result["fixes"] = new JsonArray(fixes);
        return result;
    }

    private static JsonObject Fix(LintedFile file, Finding finding, TextFix fix)
    {
        var (from, to) = (file.Post.BodyStart + fix.Span.Start, file.Post.BodyStart + fix.Span.End);
        var replacement = new JsonObject { ["deletedRegion"] = Region((file.Post.PlaceAt(from), file.Post.PlaceAt(to))) };
        if (fix.Text.Length > 0) replacement["insertedContent"] = SarifReport.Text(fix.Text);
        return new JsonObject
        {
            ["description"] = SarifReport.Text(Plain(CliText.Get("Fix." + fix.Kind, SourceLine.Short(fix is RemoveSpan ? file.ShownPart(finding, fix.Span) : fix.Text)))),
            ["artifactChanges"] = new JsonArray(new JsonObject { ["artifactLocation"] = Artifact(file), ["replacements"] = new JsonArray(replacement) }),
        };
    }

    private static JsonObject Region((FilePlace Start, FilePlace End) place) => new()
    {
        ["startLine"] = place.Start.Line, ["startColumn"] = place.Start.Column, ["endLine"] = place.End.Line, ["endColumn"] = place.End.Column,
    };

    private static JsonObject Artifact(LintedFile file) => new() { ["uri"] = Uri(file.Post.Path) };

    private static string Uri(string path)
    {
        if (Path.IsPathRooted(path)) return new Uri(path).AbsoluteUri;
        path = path.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        return string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
    }

    // The same finding in the next run, wherever its lines have moved to. A private value is left out: a telephone's hash can be turned back.
    private static string Fingerprint(Finding finding, Dictionary<string, int> seen)
    {
        var key = JsonSerializer.Serialize(new[] { finding.RuleId, finding.Field, finding.IsPrivate ? "" : finding.Excerpt ?? "" });
        var number = seen[key] = seen.GetValueOrDefault(key) + 1;
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object[] { key, number })))[..32];
    }

    // A bracket begins a link in a SARIF message.
    private static string Plain(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
