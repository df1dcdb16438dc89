using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

/// <summary>P3 as a table: what the state of MAX makes of a follower in each of its own states.</summary>
public sealed class PublicationPlanTests
{
    private static readonly DateTimeOffset Sent = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);
    private static readonly School School = new() { Name = "", Inn = "", Region = "", TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default };

    private static readonly PublicationStatus[] Gone = [PublicationStatus.Failed, PublicationStatus.Missed, PublicationStatus.Cancelled, PublicationStatus.Withdrawn];

    public static TheoryData<PublicationStatus, PublicationStatus> Pairs()
    {
        var data = new TheoryData<PublicationStatus, PublicationStatus>();
        foreach (var max in Enum.GetValues<PublicationStatus>())
        {
            foreach (var follower in Enum.GetValues<PublicationStatus>()) data.Add(max, follower);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_follower_moves_only_where_max_decides_over_it(PublicationStatus max, PublicationStatus before)
    {
        var (predecessor, follower) = (Leader(max), Follower(before, HoldCause.Predecessor));
        PublicationStatus expected = (max, before) switch
        {
            (PublicationStatus.Published, PublicationStatus.Planned or PublicationStatus.OnHold) => PublicationStatus.Scheduled,
            (_, PublicationStatus.Planned or PublicationStatus.Scheduled or PublicationStatus.AwaitingHand) when Gone.Contains(max) => PublicationStatus.OnHold,
            (_, PublicationStatus.OnHold) when max != PublicationStatus.Published && !Gone.Contains(max) => PublicationStatus.Planned,
            _ => before,
        };

        var changed = PublicationPlan.Follow(follower, predecessor, School, new PublishingOptions());

        Assert.Equal((expected, expected != before), (follower.Status, changed));
        if (changed) Assert.Equal(expected == PublicationStatus.Scheduled ? Sent.AddHours(4) : (DateTimeOffset?)null, follower.DueAt);
    }

    [Theory]
    [InlineData(HoldCause.Approval)]
    [InlineData(HoldCause.Policy)]
    [InlineData(HoldCause.Channel)]
    public void A_hold_for_another_cause_is_not_for_max_to_end(HoldCause cause)
    {
        foreach (var max in Enum.GetValues<PublicationStatus>())
        {
            var follower = Follower(PublicationStatus.OnHold, cause);
            Assert.False(PublicationPlan.Follow(follower, Leader(max), School, new PublishingOptions()));
            Assert.Equal((PublicationStatus.OnHold, cause), (follower.Status, follower.HoldCause));
        }
    }

    [Fact]
    public void A_release_does_not_outlive_the_max_post_that_it_was_given_behind()
    {
        var follower = Follower(PublicationStatus.Retrying, HoldCause.Predecessor);
        follower.Released = true;
        PublicationPlan.Follow(follower, Leader(PublicationStatus.Withdrawn), School, new PublishingOptions());
        Assert.False(follower.Released);
    }

    [Fact]
    public void The_gospublic_follows_the_public_max_channel_and_nothing_else_follows()
    {
        Publication[] all = [Of(ChannelKind.Gospublic), Of(ChannelKind.MaxPublic), Of(ChannelKind.SferumClosed)];
        PublicationPlan.Chain(all, Sent);
        Assert.Equal([all[1].Id, null, null], all.Select(one => one.PredecessorId));
        Assert.Equal([null, Sent, Sent], all.Select(one => one.DueAt));
    }

    [Fact]
    public void A_cancelled_max_leads_nobody()
    {
        var (max, follower) = (Of(ChannelKind.MaxPublic), Of(ChannelKind.Gospublic));
        max.MoveTo(PublicationStatus.Cancelled);
        PublicationPlan.Chain([max, follower], Sent);
        Assert.Null(follower.PredecessorId);
        Assert.Equal(Sent, follower.DueAt);
    }

    private static Publication Leader(PublicationStatus status)
    {
        if (status != PublicationStatus.Published) return PublicationAt.Status(status);
        var leader = PublicationAt.Status(PublicationStatus.Publishing);
        leader.MarkPublished("1", null, Sent, Sent);
        return leader;
    }

    private static Publication Follower(PublicationStatus status, HoldCause cause)
    {
        if (status != PublicationStatus.OnHold) return PublicationAt.Status(status);
        var follower = PublicationAt.Status(PublicationStatus.Publishing);
        follower.Hold(cause, new Reason("HoldApproval"));
        return follower;
    }

    private static Publication Of(ChannelKind kind) => new() { Id = Guid.NewGuid(), Kind = kind };
}
