using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>The forms of answer that <c>--format</c> offers.</summary>
internal static class Reports
{
    public static IReadOnlyDictionary<string, Action<IReadOnlyList<LintedFile>, PolicySet, TextWriter>> All { get; } =
        new Dictionary<string, Action<IReadOnlyList<LintedFile>, PolicySet, TextWriter>>
        {
            ["text"] = (files, _, output) => TextReport.Write(files, output),
            ["json"] = (files, _, output) => JsonReport.Write(files, output),
            ["sarif"] = SarifReport.Write,
            ["github"] = (files, _, output) => GithubReport.Write(files, output),
        };
}
