using ChannelScheduler.Core.Schools.Overview;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Region;

/// <summary>One school of the list with what is wrong at it.</summary>
public sealed record RegionSchool(SchoolOverview Facts, IReadOnlyList<SchoolTrouble> Troubles)
{
    public int Points { get; } = Troubles.Sum(one => one.Points);

    public string Key { get; } = SearchKey.Of(Facts.Name);

    /// <summary>The latest reminder, and everything that was named with it; empty when there was none for a month.</summary>
    public IReadOnlyList<ToldReminder> Told { get; init; } = [];

    public IReadOnlyList<ReminderCause> Causes => ReminderCauses.Of(Facts, Troubles);

    /// <summary>What somebody at the school would be reminded of by a reminder now.</summary>
    public IReadOnlyList<ReminderCause> Open => [.. Causes.Where(IsHeard).Where(cause => !Told.Any(told => told.IsToday && told.Cause == cause))];

    /// <summary>Somebody of the school can do something about it.</summary>
    public bool IsHeard(ReminderCause cause) => cause == ReminderCause.Approval ? Facts.HasApprover : Facts.HasWriter;
}

/// <param name="By">Null for somebody who is gone.</param>
/// <param name="IsToday">By the school's own clock: of this it can't be reminded again before tomorrow.</param>
public sealed record ToldReminder(ReminderCause Cause, DateTimeOffset At, string? By, bool IsToday);
