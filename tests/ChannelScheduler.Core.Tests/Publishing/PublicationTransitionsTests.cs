using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

public sealed class PublicationTransitionsTests
{
    private static readonly PublicationStatus[] Statuses = Enum.GetValues<PublicationStatus>();

    public static TheoryData<PublicationStatus, PublicationStatus> Pairs(bool allowed)
    {
        var data = new TheoryData<PublicationStatus, PublicationStatus>();
        foreach (var from in Statuses)
        {
            foreach (var to in Statuses.Where(to => PublicationTransitions.All.Any(move => move.From == from && move.To == to) == allowed)) data.Add(from, to);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs), true)]
    public void A_move_in_the_table_is_made(PublicationStatus from, PublicationStatus to)
    {
        var publication = PublicationAt.Status(from);
        publication.MoveTo(to);
        Assert.Equal(to, publication.Status);
    }

    [Theory]
    [MemberData(nameof(Pairs), false)]
    public void A_move_that_is_not_in_the_table_throws_and_changes_nothing(PublicationStatus from, PublicationStatus to)
    {
        var publication = PublicationAt.Status(from);
        Assert.Throws<InvalidOperationException>(() => publication.MoveTo(to));
        Assert.Equal(from, publication.Status);
    }

    [Fact]
    public void Every_move_is_written_down_once_with_its_reason()
    {
        Assert.Equal(PublicationTransitions.All.Count, PublicationTransitions.All.Select(move => (move.From, move.To)).Distinct().Count());
        Assert.All(PublicationTransitions.All, move => Assert.NotEmpty(move.Why));
    }

    [Fact]
    public void Only_a_claim_leads_to_a_send_and_only_from_scheduled_or_retrying()
    {
        Assert.Equal(
            [PublicationStatus.Scheduled, PublicationStatus.Retrying],
            PublicationTransitions.All.Where(move => move.To == PublicationStatus.Publishing).Select(move => move.From));
    }

    [Fact]
    public void What_is_out_or_may_be_out_is_never_planned_or_scheduled_again()
    {
        PublicationStatus[] sendable = [PublicationStatus.Planned, PublicationStatus.Scheduled];
        PublicationStatus[] mayBeOut = [PublicationStatus.InDoubt, PublicationStatus.Published, PublicationStatus.Withdrawn];
        Assert.DoesNotContain(PublicationTransitions.All, move => mayBeOut.Contains(move.From) && sendable.Contains(move.To));
    }

    [Fact]
    public void A_move_ends_the_lease_and_the_queueing()
    {
        var publication = PublicationAt.Status(PublicationStatus.Publishing);
        publication.ExtendLease(DateTimeOffset.UnixEpoch);
        publication.QueuedUntil = DateTimeOffset.UnixEpoch;

        publication.MoveTo(PublicationStatus.Failed, new Reason("FailedNotThere"));

        Assert.Null(publication.LeaseToken);
        Assert.Null(publication.LeaseUntil);
        Assert.Null(publication.QueuedUntil);
        Assert.Equal("FailedNotThere", publication.Reason!.Code);
    }

    [Fact]
    public void A_hold_names_its_cause_and_the_next_move_forgets_it()
    {
        var publication = PublicationAt.Status(PublicationStatus.Publishing);
        publication.Hold(HoldCause.Policy, new Reason("HoldPolicy", "LNK001"));
        Assert.Equal(HoldCause.Policy, publication.HoldCause);

        publication.MoveTo(PublicationStatus.Planned);
        Assert.Null(publication.HoldCause);
        Assert.Null(publication.Reason);
    }

    [Theory]
    [InlineData(PublicationStatus.Scheduled, 0, true)]
    [InlineData(PublicationStatus.Scheduled, -1, true)]
    [InlineData(PublicationStatus.Scheduled, 1, false)]
    [InlineData(PublicationStatus.Retrying, 0, true)]
    [InlineData(PublicationStatus.Planned, -1, false)]
    [InlineData(PublicationStatus.Publishing, -1, false)]
    [InlineData(PublicationStatus.InDoubt, -1, false)]
    [InlineData(PublicationStatus.Published, -1, false)]
    [InlineData(PublicationStatus.OnHold, -1, false)]
    [InlineData(PublicationStatus.Missed, -1, false)]
    [InlineData(PublicationStatus.Failed, -1, false)]
    [InlineData(PublicationStatus.AwaitingHand, -1, false)]
    [InlineData(PublicationStatus.Cancelled, -1, false)]
    [InlineData(PublicationStatus.Withdrawn, -1, false)]
    public void Only_scheduled_and_retrying_can_be_claimed_and_only_when_due(PublicationStatus status, int dueInMilliseconds, bool claimable)
    {
        var now = new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);
        var publication = PublicationAt.Status(status);
        publication.SetDue(now.AddMilliseconds(dueInMilliseconds));
        Assert.Equal(claimable, publication.IsClaimable(now));
    }
}
