using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>An array of files: path, verdict, findings as <c>POST /api/v1/lint</c> gives them, each with its line and column in the file.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    /// <summary>Cyrillic stays readable; the answer is JSON, never put into a page.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    private bool _hasAny;

    public void Add(LintedFile file)
    {
        output.WriteLine(_hasAny ? "," : "[");
        _hasAny = true;
        output.Write(FileNode(file).ToJsonString(Indented));
    }

    public void End() => output.WriteLine(_hasAny ? "\n]" : "[]");

    private static JsonObject FileNode(LintedFile file)
    {
        var answer = JsonSerializer.SerializeToNode(LintAnswer.From(file.Report), Options)!.AsObject();
        var findings = answer["findings"]!.AsArray();
        for (var i = 0; i < findings.Count; i++)
        {
            var (start, _) = file.PlaceOf(file.Report.Findings[i]);
            findings[i]!["line"] = start.Line;
            findings[i]!["column"] = start.Column;
        }

        answer.Insert(0, "path", file.Post.Path);
        return answer;
    }
}
