using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>The forms of answer that <c>--format</c> offers.</summary>
internal static class Reports
{
    public static IReadOnlyDictionary<string, Func<PolicySet, CliHost, IReport>> All { get; } = new Dictionary<string, Func<PolicySet, CliHost, IReport>>
    {
        ["text"] = (_, host) => new TextReport(host.Output, host.Colors),
        ["json"] = (_, host) => new JsonReport(host.Output),
        ["sarif"] = (policies, host) => new SarifReport(policies, host.Output),
        ["github"] = (_, host) => new GithubReport(host.Output),
    };
}
