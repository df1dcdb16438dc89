namespace ChannelScheduler.Core.Posts.Recurring;

/// <summary>
/// What became of one day of a series. The row is unique by series and day and is stored with the post itself, so a day is made once, whatever runs twice or is
/// killed; and it outlives the post, so that what a person deleted does not come back.
/// </summary>
public sealed class SeriesOccurrence
{
    public Guid SeriesId { get; init; }

    public DateOnly Date { get; init; }

    public OccurrenceOutcome Outcome { get; set; }

    /// <summary>Null when none was made, or when it is deleted.</summary>
    public Guid? PostId { get; set; }

    /// <summary>The post as the program left it: one that differs was changed by a person, and a changed series leaves it alone.</summary>
    public string? ContentHash { get; set; }

    public DateTimeOffset At { get; set; }
}
