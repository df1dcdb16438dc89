using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Gathers the lines of a channel doctor's report. A key <c>X</c> of the texts has <c>XOk</c>, <c>XBad</c> and <c>XRemedy</c>.</summary>
internal sealed class ReportBuilder
{
    /// <summary>Stands in <see cref="PublishOutcome.ErrorCode"/> when the network's certificate is not trusted here, and is the code of that line.</summary>
    public const string TrustCode = "trust";

    private readonly List<ChannelCheck> _checks = [];

    public ReportBuilder Add(string code, bool ok, string key, params object?[] args) => AddLine(code, ok, holds: !ok, key, args);

    /// <summary>A fault that stops only a part of what the channel does: red, and no reason to hold the rest.</summary>
    public ReportBuilder AddPartial(string code, bool ok, string key, params object?[] args) => AddLine(code, ok, holds: false, key, args);

    /// <summary>Worth knowing, and no reason against publishing.</summary>
    public ReportBuilder Note(string code, string key, params object?[] args)
    {
        _checks.Add(new ChannelCheck(code, true, NetworkTexts.Get(key, args), null));
        return this;
    }

    /// <summary>Worth a person's doing, and no reason against publishing: the line stays green and carries its fix.</summary>
    public ReportBuilder Advise(string code, string key, params object?[] args)
    {
        _checks.Add(new ChannelCheck(code, true, NetworkTexts.Get(key, args), NetworkTexts.Get(key + "Remedy")) { IsAdvice = true });
        return this;
    }

    /// <summary>A call that failed: the network's own words stand in the message.</summary>
    /// <param name="partial">The call is about a part of what the channel does.</param>
    public ReportBuilder AddFailure(string code, string key, PublishOutcome problem, bool partial = false)
    {
        if (problem.ErrorCode == TrustCode)
        {
            _checks.Add(new ChannelCheck(TrustCode, false, NetworkTexts.Get("TrustBad", WordsOf(problem)), NetworkTexts.Get("TrustRemedy"), Unasked: !partial) { ErrorCode = TrustCode });
            return this;
        }
        // What the network could not be asked says nothing about the channel; nor does a quota that is used up.
        var answered = problem is not (PublishOutcome.NotSent or PublishOutcome.Ambiguous or PublishOutcome.RefusedForNow or PublishOutcome.ChannelStopped { Cause: ChannelStopCause.Quota });
        _checks.Add(new ChannelCheck(code, false,
            NetworkTexts.Get(answered ? key + "Failed" : "NetworkUnreachable", WordsOf(problem)),
            NetworkTexts.Get(answered ? key + "Remedy" : "NetworkUnreachableRemedy"),
            Holds: answered && !partial,
            Unasked: !answered && !partial) { ErrorCode = problem.ErrorCode });
        return this;
    }

    /// <param name="skew">Our clock minus the network's; null when unknown, then there is nothing to report.</param>
    public ReportBuilder AddClock(TimeSpan? skew)
    {
        if (skew is not { } known) return this;
        // Our clock, not the channel: while it is wrong, nothing goes out anywhere.
        var exact = known.Duration() <= NetworkClock.Tolerance;
        AddLine("clock", exact, holds: false, "Clock", (long)Math.Round(known.TotalSeconds));
        _checks[^1] = _checks[^1] with { Unasked = !exact };
        return this;
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
        return problem.ErrorCode is { } code && code != TrustCode && !words.Contains(code, StringComparison.Ordinal) ? $"{words} ({code})" : words;
    }

    private ReportBuilder AddLine(string code, bool ok, bool holds, string key, params object?[] args)
    {
        _checks.Add(new ChannelCheck(code, ok, NetworkTexts.Get(key + (ok ? "Ok" : "Bad"), args), ok ? null : NetworkTexts.Get(key + "Remedy"), holds));
        return this;
    }
}
