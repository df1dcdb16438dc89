namespace ChannelScheduler.Core.Channels;

/// <summary>When people are told that a token runs out: 30, 7 and 1 days before, and when it has.</summary>
public static class TokenExpiry
{
    private static readonly int[] DaysAhead = [0, 1, 7, 30];

    /// <summary>The nearest of the four marks that has been reached and that nobody was told of yet; null when there is nothing to tell.</summary>
    /// <param name="warnedAt">When people were last told.</param>
    public static int? MarkToTell(DateTimeOffset? expiresAt, DateTimeOffset? warnedAt, DateTimeOffset now)
    {
        if (MarkReached(expiresAt, now) is not { } mark) return null;
        return warnedAt >= expiresAt - TimeSpan.FromDays(mark) ? null : mark;
    }

    /// <summary>30, 7, 1, or 0 when it has run out; null when it is far off or without end.</summary>
    public static int? MarkReached(DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt is not { } end) return null;
        foreach (var days in DaysAhead)
        {
            if (now >= end - TimeSpan.FromDays(days)) return days;
        }
        return null;
    }

    /// <summary>What counts as already told of a token that is entered now: one that lives for a day or less says so itself.</summary>
    public static DateTimeOffset? ToldAtEntry(DateTimeOffset? expiresAt, DateTimeOffset now) =>
        expiresAt > now && MarkReached(expiresAt, now) == 1 ? now : null;
}
