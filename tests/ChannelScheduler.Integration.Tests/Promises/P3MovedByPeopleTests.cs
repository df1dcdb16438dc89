using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P3: publications that people move. MAX stays first whatever they choose.</summary>
public sealed class P3MovedByPeopleTests
{
    [Fact]
    public async Task School_closed_frost_a_scheduled_leader_goes_now_and_its_follower_keeps_the_delay()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddDays(1));
        await PublishNowAsync(world, post, ChannelKind.MaxPublic, "Школа закрыта из-за мороза");
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        Assert.Equal(world.Now.AddHours(4), (await world.VkAsync(post)).DueAt);
        var audit = Assert.Single(await world.AuditAsync("publication.published-now"));
        Assert.Equal((world.Approver, "Школа закрыта из-за мороза"), (audit.ActorId, audit.Details));
        Assert.Contains("NotifyPublishedNow", await world.ToldAsync());

        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, "Школа закрыта из-за мороза"));
        await world.PassAsync();
        Assert.Single(world.Vk.Sent);
    }

    [Fact]
    public async Task Now_is_for_leaders_with_a_reason_that_are_approved_and_not_out()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var draft = await world.WriteAsync(world.Now.AddHours(1));
        await P2AtMostOneSendTests.RefusedAsync("NotApproved", () => PublishNowAsync(world, draft, ChannelKind.MaxPublic, "мороз"));
        var post = await world.ApproveAsync(world.Now.AddHours(1), "Другая");
        await P2AtMostOneSendTests.RefusedAsync("PublishNowNeedsReason", () => PublishNowAsync(world, post, ChannelKind.MaxPublic, " "));
        await P2AtMostOneSendTests.RefusedAsync("PublishNowFollower", () => PublishNowAsync(world, post, ChannelKind.Gospublic, "мороз"));
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => PublishNowAsync(world, post, ChannelKind.MaxPublic, "мороз", world.Author));
        await PublishNowAsync(world, post, ChannelKind.MaxPublic, "мороз");
        await world.PassAsync();
        await P2AtMostOneSendTests.RefusedAsync("PublishNowNotPossible", () => PublishNowAsync(world, post, ChannelKind.MaxPublic, "мороз"));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_leader_moved_later_takes_its_follower_along()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await MoveAsync(world, post, ChannelKind.MaxPublic, world.Now.AddHours(3));
        Assert.Equal((PublicationStatus.Planned, null), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).DueAt));
        await world.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Empty(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(world.Now.AddHours(4), (await world.VkAsync(post)).DueAt);
    }

    [Fact]
    public async Task A_missed_leader_that_is_moved_plans_its_held_follower_anew()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        world.Time.Advance(TimeSpan.FromHours(4));
        await world.PassAsync();
        Assert.Equal((PublicationStatus.Missed, PublicationStatus.OnHold), ((await world.MaxAsync(post)).Status, (await world.VkAsync(post)).Status));
        await MoveAsync(world, post, ChannelKind.MaxPublic, world.Now.AddHours(1));
        Assert.Equal(PublicationStatus.Planned, (await world.VkAsync(post)).Status);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal((PublicationStatus.Published, PublicationStatus.Scheduled), ((await world.MaxAsync(post)).Status, (await world.VkAsync(post)).Status));
    }

    [Theory]
    [InlineData(PublicationStatus.Scheduled, "RescheduleNotPossible")]
    [InlineData(PublicationStatus.Failed, "RescheduleNotPossible")]
    public async Task A_follower_gets_no_time_of_its_own_before_max_is_out(PublicationStatus leader, string refusal)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.RefusedForGood("no"));
        var post = await world.ApproveAsync(leader == PublicationStatus.Failed ? null : world.Now.AddHours(5));
        await world.PassAsync();
        Assert.Equal(leader, (await world.MaxAsync(post)).Status);
        await P2AtMostOneSendTests.RefusedAsync(refusal, () => MoveAsync(world, post, ChannelKind.Gospublic, world.Now.AddHours(1), "срочно"));
        await P2AtMostOneSendTests.RefusedAsync("ReleaseMaxFirst", () => world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, "срочно")));
        Assert.Empty(world.Vk.Sent);
    }

    /// <summary>Our clock may lag behind the network's: a time in our future can lie before the moment that MAX is confirmed for.</summary>
    [Fact]
    public async Task A_follower_is_not_moved_to_before_max()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Accepted("mid.1", null, world.Now.AddMinutes(3)));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await P2AtMostOneSendTests.RefusedAsync("MaxFirst", () => MoveAsync(world, post, ChannelKind.Gospublic, world.Now.AddMinutes(2), "срочно"));
        await MoveAsync(world, post, ChannelKind.Gospublic, world.Now.AddMinutes(4), "срочно");
    }

    private static Task MoveAsync(PublishingWorld world, Guid post, ChannelKind kind, DateTimeOffset to, string? reason = null) =>
        world.DoAsync(post, kind, (commands, work, one) => commands.Reschedule(work, one, world.Approver, to, reason));

    private static Task PublishNowAsync(PublishingWorld world, Guid post, ChannelKind kind, string reason, Guid? actor = null) =>
        world.DoAsync(post, kind, (commands, work, one) => commands.PublishNow(work, one, actor ?? world.Approver, reason));
}
