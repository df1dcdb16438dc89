using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Gathers the lines of a channel doctor's report. A key <c>X</c> of the texts has <c>XOk</c>, <c>XBad</c> and <c>XRemedy</c>.</summary>
internal sealed class ReportBuilder
{
    private readonly List<ChannelCheck> _checks = [];

    public ReportBuilder Add(string code, bool ok, string key, params object?[] args)
    {
        _checks.Add(new ChannelCheck(code, ok, NetworkTexts.Get(key + (ok ? "Ok" : "Bad"), args), ok ? null : NetworkTexts.Get(key + "Remedy")));
        return this;
    }

    /// <summary>Worth knowing, and no reason against publishing.</summary>
    public ReportBuilder Note(string code, string key, params object?[] args)
    {
        _checks.Add(new ChannelCheck(code, true, NetworkTexts.Get(key, args), null));
        return this;
    }

    /// <summary>A call that failed: the network's own words stand in the message.</summary>
    public ReportBuilder AddFailure(string code, string key, PublishOutcome problem)
    {
        // What the network could not be asked says nothing about the channel.
        var reachable = problem is not (PublishOutcome.NotSent or PublishOutcome.Ambiguous or PublishOutcome.RefusedForNow);
        _checks.Add(new ChannelCheck(code, false,
            NetworkTexts.Get(reachable ? key + "Failed" : "NetworkUnreachable", WordsOf(problem)),
            NetworkTexts.Get(reachable ? key + "Remedy" : "NetworkUnreachableRemedy")));
        return this;
    }

    /// <param name="skew">Our clock minus the network's; null when unknown, then there is nothing to report.</param>
    public ReportBuilder AddClock(TimeSpan? skew)
    {
        if (skew is not { } known) return this;
        return Add("clock", known.Duration() <= NetworkClock.Tolerance, "Clock", (long)Math.Round(known.TotalSeconds));
    }

    public ChannelReport Build() => new(_checks);

    public static string WordsOf(PublishOutcome problem)
    {
        var words = problem switch
        {
            PublishOutcome.RefusedForNow refused => refused.Message,
            PublishOutcome.RefusedForGood refused => refused.Message,
            PublishOutcome.ChannelStopped stopped => stopped.Message,
            PublishOutcome.NotSent notSent => notSent.Message,
            PublishOutcome.Ambiguous ambiguous => ambiguous.Message,
            _ => "",
        };
        return problem.ErrorCode is { } code && !words.Contains(code, StringComparison.Ordinal) ? $"{words} ({code})" : words;
    }
}
