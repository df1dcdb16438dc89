namespace ChannelScheduler.Core.Publishing;

/// <summary>A post in review.</summary>
/// <param name="PublishAt">Null when it waits for its approval alone: planned so, or a correction of what is out.</param>
/// <param name="RemindersSent">How many of its reminders have passed.</param>
public sealed record WaitingReview(Guid PostId, DateTimeOffset AskedAt, DateTimeOffset? PublishAt, int RemindersSent);

/// <summary>When approvers, and then those who stand in for them, are reminded of a post in review.</summary>
public static class ReminderPlan
{
    private static readonly (TimeSpan Before, bool ToSubstitutes)[] BeforeItsTime =
    [
        (TimeSpan.FromHours(24), false),
        (TimeSpan.FromHours(2), false),
        (TimeSpan.FromHours(1), true),
    ];

    private static readonly (TimeSpan After, bool ToSubstitutes)[] WithoutATime =
    [
        (TimeSpan.FromHours(2), false),
        (TimeSpan.FromHours(24), false),
        (TimeSpan.FromHours(25), true),
    ];

    /// <returns>In the order of time. An instant that had passed when the approvers were asked is left out: the asking told them.</returns>
    public static IReadOnlyList<(DateTimeOffset At, bool ToSubstitutes)> Instants(DateTimeOffset askedAt, DateTimeOffset? publishAt) => publishAt is { } due
        ? [.. BeforeItsTime.Select(one => (At: due - one.Before, one.ToSubstitutes)).Where(one => one.At > askedAt)]
        : [.. WithoutATime.Select(one => (At: askedAt + one.After, one.ToSubstitutes))];

    /// <returns>
    /// How many instants have passed, and whom the new ones among them are for: after a downtime one reminder each stands for several.
    /// Nobody once its time has come: then it expires.
    /// </returns>
    public static (int Passed, bool Approvers, bool Substitutes) Due(WaitingReview review, DateTimeOffset now)
    {
        if (review.PublishAt <= now) return (review.RemindersSent, false, false);
        var passed = Instants(review.AskedAt, review.PublishAt).Where(one => one.At <= now).ToList();
        var fresh = passed.Skip(review.RemindersSent).ToList();
        return (passed.Count, fresh.Exists(one => !one.ToSubstitutes), fresh.Exists(one => one.ToSubstitutes));
    }
}
