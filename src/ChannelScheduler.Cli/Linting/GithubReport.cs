using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>Workflow commands that GitHub shows beside the lines: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.</summary>
internal static class GithubReport
{
    public static void Write(IReadOnlyList<LintedFile> files, TextWriter output)
    {
        foreach (var file in files)
        {
            foreach (var finding in file.Report.Findings)
            {
                var (start, end) = file.PlaceOf(finding);
                var level = finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "notice" };
                output.WriteLine(
                    $"::{level} file={Property(file.Post.Path)},line={start.Line},endLine={end.Line},col={start.Column},endColumn={end.Column},title={finding.RuleId}::"
                    + Data(finding.Message + "\n" + finding.Remedy));
            }
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
