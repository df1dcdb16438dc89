using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts.Recurring;

/// <summary>
/// A post that comes again: what it says, where it goes and on which days. Each day becomes a post of its own with its own approval; see <see cref="SeriesOccurrence"/>.
/// </summary>
public sealed class PostSeries
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    /// <summary>May hold the marks of <see cref="SeriesWords"/>.</summary>
    public required string Title { get; set; }

    /// <summary>Markdown, with the same marks.</summary>
    public required string Text { get; set; }

    public string? GospublicText { get; set; }

    public PhotoFallback? PhotoFallback { get; set; }

    public List<Guid> ChannelIds { get; set; } = [];

    /// <summary>In the order in which readers see them.</summary>
    public List<Guid> MediaIds { get; set; } = [];

    public RecurrenceKind Kind { get; set; }

    public int Interval { get; set; } = 1;

    public List<DayOfWeek> Weekdays { get; set; } = [];

    public int DayOfMonth { get; set; } = 1;

    /// <summary>By the clock on the school's wall, whatever its zone does.</summary>
    public TimeOnly TimeOfDay { get; set; }

    public DateOnly StartsOn { get; set; }

    public DateOnly EndsOn { get; set; }

    /// <summary>Leaves out public holidays and days that are free because a day off was moved there.</summary>
    public bool SkipHolidays { get; set; }

    public bool SkipBreaks { get; set; }

    public SeriesState State { get; set; }

    /// <summary>Since when it is as it is: times before it were never promised, and nobody is told that they passed.</summary>
    public DateTimeOffset ActiveFrom { get; set; }

    /// <summary>Everyone whose words are in it; the authors of each post that is made of it.</summary>
    public List<Guid> AuthorIds { get; private set; } = [];

    /// <summary>When the admins were told that none of its authors may write at the school any more.</summary>
    public DateTimeOffset? OrphanToldAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Rises with each change by a person; the API's ETag.</summary>
    public int Version { get; set; } = 1;

    public Recurrence Recurrence => new(Kind, Interval, Weekdays, DayOfMonth, StartsOn, EndsOn);

    public DateTimeOffset InstantOf(DateOnly date, TimeZoneInfo zone) => WallClock.ToInstant(date.ToDateTime(TimeOfDay), zone).TruncateToMilliseconds();

    /// <param name="words">False when only times or places were changed: that makes nobody a second reader of what another wrote.</param>
    public void EditedBy(Guid userId, bool words, DateTimeOffset now)
    {
        if (!AuthorIds.Contains(userId) && (words || AuthorIds.Count == 0)) AuthorIds = [.. AuthorIds, userId];
        UpdatedAt = now;
    }
}
