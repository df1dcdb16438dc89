namespace ChannelScheduler.Core.Schools.Overview;

/// <summary>Somebody reminded the people of a school of something. There is one a day for each cause: more would be noise, and noise is not read.</summary>
public sealed class SchoolReminder
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public ReminderCause Cause { get; init; }

    /// <summary>The day on the school's wall.</summary>
    public DateOnly Day { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid ById { get; init; }
}
