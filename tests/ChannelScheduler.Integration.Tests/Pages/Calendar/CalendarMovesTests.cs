using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Pages.Calendar;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Calendar;

/// <summary>What is offered to be moved, and what a state looks like.</summary>
public sealed class CalendarMovesTests
{
    [Theory]
    [InlineData(ReviewState.Approved, PublicationStatus.Scheduled, CalendarMove.Post, null)]
    [InlineData(ReviewState.Approved, PublicationStatus.Retrying, CalendarMove.Post, null)]
    [InlineData(ReviewState.Approved, PublicationStatus.Missed, CalendarMove.Post, null)]
    [InlineData(ReviewState.Draft, PublicationStatus.Planned, CalendarMove.Post, null)]
    [InlineData(ReviewState.InReview, PublicationStatus.Planned, CalendarMove.Post, null)]
    [InlineData(ReviewState.Expired, PublicationStatus.Planned, CalendarMove.Post, null)]
    [InlineData(ReviewState.Cancelled, PublicationStatus.Cancelled, CalendarMove.None, "Fixed.Out")]
    [InlineData(ReviewState.Approved, PublicationStatus.Published, CalendarMove.None, "Fixed.Out")]
    [InlineData(ReviewState.Approved, PublicationStatus.Withdrawn, CalendarMove.None, "Fixed.Out")]
    [InlineData(ReviewState.Approved, PublicationStatus.Publishing, CalendarMove.None, "Fixed.OnItsWay")]
    [InlineData(ReviewState.Approved, PublicationStatus.InDoubt, CalendarMove.None, "Fixed.OnItsWay")]
    [InlineData(ReviewState.Approved, PublicationStatus.AwaitingHand, CalendarMove.None, "Fixed.Hand")]
    public void A_leader_moves_its_post_unless_it_is_out_or_in_doubt(ReviewState review, PublicationStatus status, CalendarMove move, string? why)
    {
        var one = Publication(ChannelKind.MaxPublic, status);
        Assert.Equal((move, why), CalendarMoves.Of(review, [one], one, writes: true, approves: false));
    }

    [Theory]
    [InlineData(PublicationStatus.Scheduled, PublicationStatus.Planned, true, CalendarMove.None, "Fixed.Tied")]
    [InlineData(PublicationStatus.Failed, PublicationStatus.OnHold, true, CalendarMove.None, "Fixed.Tied")]
    [InlineData(PublicationStatus.Published, PublicationStatus.Scheduled, true, CalendarMove.Publication, null)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Missed, true, CalendarMove.Publication, null)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Scheduled, false, CalendarMove.None, "Fixed.Approver")]
    [InlineData(PublicationStatus.Published, PublicationStatus.OnHold, true, CalendarMove.None, "Fixed.NotNow")]
    [InlineData(PublicationStatus.Published, PublicationStatus.InDoubt, true, CalendarMove.None, "Fixed.OnItsWay")]
    [InlineData(PublicationStatus.Published, PublicationStatus.Published, true, CalendarMove.None, "Fixed.Out")]
    public void A_follower_moves_alone_behind_a_MAX_post_that_is_out_and_by_an_approver(PublicationStatus max, PublicationStatus gospublic, bool approves, CalendarMove move, string? why)
    {
        var leader = Publication(ChannelKind.MaxPublic, max);
        var follower = Publication(ChannelKind.Gospublic, gospublic);
        follower.PredecessorId = leader.Id;
        Assert.Equal((move, why), CalendarMoves.Of(ReviewState.Approved, [leader, follower], follower, writes: true, approves));
        Assert.Equal((CalendarMove.None, "Fixed.Role"), CalendarMoves.Of(ReviewState.Approved, [leader, follower], follower, writes: false, approves: false));
    }

    [Theory]
    [InlineData(ReviewState.Draft, PublicationStatus.Planned, CalendarState.Draft)]
    [InlineData(ReviewState.InReview, null, CalendarState.InReview)]
    [InlineData(ReviewState.Rejected, PublicationStatus.Planned, CalendarState.Attention)]
    [InlineData(ReviewState.Expired, PublicationStatus.Planned, CalendarState.Attention)]
    [InlineData(ReviewState.Approved, PublicationStatus.Scheduled, CalendarState.Planned)]
    [InlineData(ReviewState.Approved, PublicationStatus.OnHold, CalendarState.Attention)]
    [InlineData(ReviewState.Approved, PublicationStatus.InDoubt, CalendarState.Attention)]
    [InlineData(ReviewState.Approved, PublicationStatus.AwaitingHand, CalendarState.ByHand)]
    [InlineData(ReviewState.InReview, PublicationStatus.Published, CalendarState.Published)]
    [InlineData(ReviewState.Approved, PublicationStatus.Withdrawn, CalendarState.Gone)]
    public void States_fall_into_groups(ReviewState review, PublicationStatus? status, CalendarState group) => Assert.Equal(group, CalendarStates.Of(review, status));

    [Fact]
    public void Every_group_has_a_sign_of_its_own() => Assert.Equal(Enum.GetValues<CalendarState>().Length, Enum.GetValues<CalendarState>().Select(CalendarStates.Sign).Distinct().Count());

    // Through the moves that the table allows, as the program itself would.
    private static Publication Publication(ChannelKind kind, PublicationStatus status)
    {
        var publication = new Publication { Id = Guid.NewGuid(), Kind = kind };
        foreach (var step in PathTo(publication.Status, status)) publication.MoveTo(step);
        return publication;
    }

    private static IReadOnlyList<PublicationStatus> PathTo(PublicationStatus from, PublicationStatus to)
    {
        var paths = new Queue<List<PublicationStatus>>([[from]]);
        while (paths.TryDequeue(out var path))
        {
            if (path[^1] == to) return path[1..];
            foreach (var next in Enum.GetValues<PublicationStatus>().Where(one => !path.Contains(one) && PublicationTransitions.IsAllowed(path[^1], one))) paths.Enqueue([.. path, next]);
        }
        throw new InvalidOperationException($"No way to {to}.");
    }
}
