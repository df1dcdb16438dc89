using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Api;

/// <summary>Makes sentences of a problem answer.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9457"/>
internal static class ProblemText
{
    public static string Describe(HttpStatusCode status, string body)
    {
        var problem = Parse(body);
        var lines = new List<string> { Word(problem, "detail") ?? Word(problem, "title") ?? ServerText.Get("Status", (int)status) };
        foreach (var (field, messages) in problem?["errors"] as JsonObject ?? [])
        {
            // A detail often repeats them.
            lines.AddRange((messages as JsonArray ?? []).Select(message => $"{message}").Where(message => !lines[0].Contains(message, StringComparison.Ordinal)).Select(message => $"  {field}: {message}"));
        }

        lines.AddRange((problem?["findings"] as JsonArray ?? []).Select(finding => $"  {Word(finding, "ruleId")}: {Word(finding, "message")} {Word(finding, "remedy")}".TrimEnd()));
        return string.Join('\n', lines);
    }

    private static string? Word(JsonNode? node, string name) =>
        node is JsonObject map && map[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
