using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Linting;

/// <summary>For a person at a console: place, rule, what was found, what to do.</summary>
internal static class TextReport
{
    public static void Write(IReadOnlyList<LintedFile> files, TextWriter output)
    {
        foreach (var file in files)
        {
            foreach (var finding in file.Report.Findings)
            {
                var (start, _) = file.PlaceOf(finding);
                output.WriteLine($"{file.Post.Path}:{start.Line}:{start.Column}: {CliText.Get("Severity" + finding.Severity)} {finding.RuleId}: {finding.Message}");
                output.WriteLine("  " + finding.Remedy);
            }

            output.WriteLine(CliText.Get("Verdict" + file.Report.Verdict, file.Post.Path));
        }
    }
}
