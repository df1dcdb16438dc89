using System.Globalization;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>For a person at a console, as compilers do it: place, severity, rule, the line with what was found underlined, what to do, and what can be done about it.</summary>
internal sealed class TextReport(TextWriter output, bool colors) : IReport
{
    private const string Indent = "    ";
    private readonly ConsoleColors _colors = new(colors);

    public void Add(LintedFile file)
    {
        foreach (var finding in file.Report.Findings)
        {
            var (start, _) = file.PlaceOf(finding);
            var place = string.Create(CultureInfo.InvariantCulture, $"{SourceLine.Printable(file.Post.Path)}:{start.Line}:{start.Column}");
            var severity = _colors.Of(finding.Severity, CliText.Get("Severity" + finding.Severity));
            output.WriteLine($"{_colors.Strong(place)}: {severity} {finding.RuleId}: {SourceLine.Printable(finding.Message)}");
            WriteSource(file, finding);
            output.WriteLine("  " + SourceLine.Printable(finding.Remedy));
            WriteFixes(file, finding);
        }

        output.WriteLine(CliText.Get("Verdict" + file.Report.Verdict, SourceLine.Printable(file.Post.Path)));
    }

    public void End()
    {
        // What was found stands beside each file.
    }

    private void WriteSource(LintedFile file, Finding finding)
    {
        if (file.SpanOf(finding) is not { } span) return;
        var (text, marks) = SourceLine.Around(file.Shown, span);
        output.WriteLine(Indent + text);
        output.WriteLine(Indent + _colors.Of(finding.Severity, marks));
    }

    private void WriteFixes(LintedFile file, Finding finding)
    {
        var unasked = finding.Field == "text" ? TextFixes.Unasked(finding) : null;
        foreach (var fix in finding.Fixes)
        {
            var words = fix is ReplaceSpan or MaskSpan ? fix.Text : file.ShownPart(finding, fix.Span);
            output.WriteLine($"  {CliText.Get(ReferenceEquals(fix, unasked) ? "FixUnasked" : "Fix")} {CliText.Get("Fix." + fix.Kind, SourceLine.Short(words))}");
        }
    }
}
