using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Benchmarks;

/// <summary>One way to look at a post; <paramref name="Look"/> answers with something that depends on its work, so that none of it is left out.</summary>
internal sealed record Contender(string Name, Func<LintInput, long> Look)
{
    public List<double> Rates { get; } = [];

    public long Found { get; set; }
}
