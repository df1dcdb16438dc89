using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>One post with what hangs on it, as the calendar reads it: without its words and pictures.</summary>
internal sealed record CalendarRow(Guid Id, int Version, string Title, ReviewState Review, DateTimeOffset? PublishAt, School School, IReadOnlyList<Publication> Publications, IReadOnlyDictionary<Guid, ChannelEnvironment> Environments);

/// <summary>Makes entries of posts.</summary>
internal sealed class CalendarRows(PublishingOptions options)
{
    /// <param name="tie">Told to the entries when there are two or more.</param>
    public IEnumerable<CalendarEntry> EntriesOf(CalendarRow row, int tie, bool writes, bool approves)
    {
        var timed = row.Publications.Where(one => one.Status != PublicationStatus.Cancelled)
            .Select(one => (Publication: one, Leg: LegOf(row, one))).Where(one => one.Leg is not null)
            .OrderBy(one => one.Publication.PredecessorId is not null).ThenBy(one => one.Publication.Kind).ToList();
        var entry = new CalendarEntry { School = row.School, PostId = row.Id, PostVersion = row.Version, Title = row.Title, Review = row.Review, At = row.PublishAt ?? default };
        if (timed.Count == 0)
        {
            if (row.PublishAt is null) yield break;
            var (move, why) = CalendarMoves.Of(row.Review, row.Publications, null, writes, approves);
            yield return entry with { Move = move, Fixed = why };
        }

        IReadOnlyList<CalendarLeg> legs = [.. timed.Select(one => one.Leg!)];
        foreach (var (publication, leg) in timed)
        {
            var (move, why) = CalendarMoves.Of(row.Review, row.Publications, publication, writes, approves);
            yield return entry with
            {
                PublicationId = publication.Id, PublicationVersion = publication.Version, Status = publication.Status, Kind = publication.Kind, Environment = row.Environments[publication.ChannelId],
                At = leg!.At, IsExpected = leg.IsExpected, Legs = legs, Tie = legs.Count > 1 ? tie : 0, Move = move, Fixed = why,
            };
        }
    }

    /// <summary>When the first of its public readers sees it, as far as it counts for the week; null when it does not.</summary>
    public DateTimeOffset? CountedAt(CalendarRow row, ChannelEnvironment environment) =>
        row.Review is not (ReviewState.InReview or ReviewState.Approved) ? null : row.Publications
            .Where(one => one.Kind.IsPublic() && row.Environments[one.ChannelId] == environment)
            .Where(one => one.Status is not (PublicationStatus.Failed or PublicationStatus.Missed or PublicationStatus.Cancelled or PublicationStatus.Withdrawn))
            .Min(one => LegOf(row, one)?.At);

    // What is out has its own time; what is due has one; a follower's is counted from its leader; a draft has its post's.
    private CalendarLeg? LegOf(CalendarRow row, Publication one)
    {
        if (one.PublishedAt is { } published) return new CalendarLeg(one.Kind, published, false);
        var leader = one.PredecessorId is { } id ? row.Publications.Single(other => other.Id == id) : null;
        if (leader is null) return (one.DueAt ?? row.PublishAt) is { } at ? new CalendarLeg(one.Kind, at, false) : null;
        if (one.DueAt is { } due) return new CalendarLeg(one.Kind, due, false);
        return LegOf(row, leader) is { } leading ? new CalendarLeg(one.Kind, PublicationPlan.DueAfter(leading.At, row.School, options), true) : null;
    }
}
