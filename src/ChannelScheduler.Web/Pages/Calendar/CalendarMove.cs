using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>What moving an entry moves.</summary>
public enum CalendarMove
{
    None,

    /// <summary>The post with all its channels, which asks for a new approval.</summary>
    Post,

    /// <summary>A gospublic publication whose MAX post is out.</summary>
    Publication,
}

public static class CalendarMoves
{
    /// <summary>What is offered; the commands ask all of it again.</summary>
    /// <param name="one">Null for a post without a channel.</param>
    /// <param name="writes">The person writes or approves at this school.</param>
    /// <param name="approves">The person approves at this school.</param>
    /// <returns>The move, or why there is none: a key of <see cref="CalendarTexts"/>.</returns>
    public static (CalendarMove Move, string? Fixed) Of(ReviewState review, IReadOnlyCollection<Publication> all, Publication? one, bool writes, bool approves)
    {
        if (!writes) return (CalendarMove.None, "Fixed.Role");
        if (review == ReviewState.Cancelled || one?.Status is PublicationStatus.Published or PublicationStatus.Withdrawn or PublicationStatus.Cancelled) return (CalendarMove.None, "Fixed.Out");
        if (all.Any(other => other.Status is PublicationStatus.Publishing or PublicationStatus.InDoubt)) return (CalendarMove.None, "Fixed.OnItsWay");
        if (one?.PredecessorId is { } leaderId) return OfFollower(review, one, all.Single(other => other.Id == leaderId), approves);
        if (PostCommands.CanEdit(review, all)) return (CalendarMove.Post, null);
        return (CalendarMove.None, all.Any(other => other.Status == PublicationStatus.AwaitingHand || other.MayStandByHand()) ? "Fixed.Hand" : "Fixed.Out");
    }

    private static (CalendarMove Move, string? Fixed) OfFollower(ReviewState review, Publication one, Publication leader, bool approves)
    {
        if (leader.Status != PublicationStatus.Published && !one.Released) return (CalendarMove.None, "Fixed.Tied");
        if (!approves) return (CalendarMove.None, "Fixed.Approver");
        var movable = one.Status is PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.Failed or PublicationStatus.Missed;
        if (review != ReviewState.Approved || !movable) return (CalendarMove.None, "Fixed.NotNow");
        return one.MayStandByHand() ? (CalendarMove.None, "Fixed.Hand") : (CalendarMove.Publication, null);
    }
}
