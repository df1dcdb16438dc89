using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;

namespace ChannelScheduler.Web.Recurring;

/// <summary>One day of a series: what the calendar says of it, what became of it, and how its post stands.</summary>
public sealed record SeriesDay(PlannedOccurrence Planned, SeriesOccurrence? Row, PostStatus? Status)
{
    public bool IsSkipped => Row?.Outcome == OccurrenceOutcome.Skipped;
}
