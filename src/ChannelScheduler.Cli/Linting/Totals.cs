using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>The last line of a run over several files.</summary>
internal sealed class Totals
{
    private readonly Dictionary<FindingSeverity, int> _findings = [];

    public int Files { get; private set; }

    /// <summary>Files that may not be published.</summary>
    public int Blocked { get; private set; }

    public void Add(LintedFile file)
    {
        Files++;
        if (file.Report.Verdict == LintVerdict.Block) Blocked++;
        foreach (var finding in file.Report.Findings) _findings[finding.Severity] = Count(finding.Severity) + 1;
    }

    public string ToText() => CliText.Get("Totals", Files, Blocked, Count(FindingSeverity.Error), Count(FindingSeverity.Warning), Count(FindingSeverity.Advice));

    private int Count(FindingSeverity severity) => _findings.GetValueOrDefault(severity);
}
