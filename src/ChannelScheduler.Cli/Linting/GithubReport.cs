using System.Globalization;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>Workflow commands that GitHub shows beside the lines: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.</summary>
internal sealed class GithubReport(TextWriter output) : IReport
{
    public void Add(LintedFile file)
    {
        foreach (var finding in file.Report.Findings)
        {
            var (start, end) = file.PlaceOf(finding);
            var level = finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "notice" };
            // Columns count only within one line.
            var columns = start.Line == end.Line ? string.Create(CultureInfo.InvariantCulture, $",col={start.Column},endColumn={end.Column}") : "";
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"::{level} file={Property(PathInFolder(file.Post.Path))},line={start.Line},endLine={end.Line}{columns},title={finding.RuleId}::")
                + Data(finding.Message + "\n" + finding.Remedy));
        }
    }

    public void End()
    {
        // One command a finding and nothing else.
    }

    // GitHub knows a file by its path in the repository, without "./".
    private static string PathInFolder(string path)
    {
        path = path.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        return path;
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
