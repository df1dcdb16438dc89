using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>What the dry run found about one line.</summary>
/// <param name="MaxAt">When it would go out in MAX; null means on approval.</param>
/// <param name="GospublicAt">When the gospublic would follow, if MAX confirms at once; null where it does not go there or no time is planned.</param>
/// <param name="Repeats">The lines and posts that say the same, in people's words.</param>
public sealed record LineReport(
    int Number,
    LineVerdict Verdict,
    DateTimeOffset? MaxAt,
    DateTimeOffset? GospublicAt,
    IReadOnlyList<LineFinding> Findings,
    IReadOnlyList<string> Repeats,
    IReadOnlyList<LineError> Errors)
{
    /// <summary>Taken unless a person says otherwise.</summary>
    public bool IsOffered => Verdict is LineVerdict.Pass or LineVerdict.Warn && Repeats.Count == 0;

    public bool CanBeStored => Verdict != LineVerdict.Unusable;
}

public enum LineVerdict
{
    Pass,
    Warn,

    /// <summary>Policy blocks it: it can be stored as a draft only.</summary>
    Block,

    /// <summary>It has errors and can't be stored.</summary>
    Unusable,
}

public sealed record LineFinding(string RuleId, FindingSeverity Severity, string Message, string Remedy);
