using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P3: what the follower does while MAX is late, in doubt, held, failed, missed or cancelled.</summary>
public sealed class P3LeaderTroubleTests
{
    public static TheoryData<PublicationStatus> Waiting() =>
        [PublicationStatus.Retrying, PublicationStatus.InDoubt, PublicationStatus.OnHold, PublicationStatus.AwaitingHand, PublicationStatus.Scheduled];

    [Theory]
    [MemberData(nameof(Waiting))]
    public async Task While_max_is_not_out_the_follower_waits_without_a_time(PublicationStatus trouble)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await BringMaxToAsync(world, trouble);
        Assert.Equal(trouble, (await world.MaxAsync(post)).Status);
        var vk = await world.VkAsync(post);
        Assert.Equal(PublicationStatus.Planned, vk.Status);
        Assert.Null(vk.DueAt);
        Assert.Equal(RunResult.ClaimLost, await world.RunAsync(vk.Id));
        Assert.Empty(world.Vk.Sent);
    }

    public static TheoryData<PublicationStatus> Ended() => [PublicationStatus.Failed, PublicationStatus.Missed, PublicationStatus.Cancelled];

    [Theory]
    [MemberData(nameof(Ended))]
    public async Task Max_failed_missed_or_cancelled_holds_the_follower_with_the_reason_and_somebody_is_told(PublicationStatus end)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await BringMaxToAsync(world, end);
        var vk = await world.VkAsync(post);
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Predecessor, "HoldPredecessor" + end), (vk.Status, vk.HoldCause, vk.Reason!.Code));
        Assert.Contains(await world.NotificationsAsync(), told => told.PublicationId == vk.Id && told.Message.Code == "NotifyOnHold");
        Assert.Contains(await world.AuditAsync("publication.on-hold"), row => row.PublicationId == vk.Id);
        if (end != PublicationStatus.Cancelled)
        {
            await P2AtMostOneSendTests.RefusedAsync("ReleaseMaxFirst", () =>
                world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, "срочно")));
        }
        await world.LiveAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(1));
        Assert.Empty(world.Vk.Sent);
    }

    [Theory]
    [InlineData(PublicationStatus.Failed)]
    [InlineData(PublicationStatus.Missed)]
    [InlineData(PublicationStatus.AwaitingHand)]
    public async Task Max_published_by_a_person_after_all_plans_the_follower_from_the_time_in_its_address(PublicationStatus trouble)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await BringMaxToAsync(world, trouble);
        var at = world.Now.AddMinutes(-5);
        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolvePublished(work, one, world.Author, PublishingWorldHelp.MaxUrl(at), null));

        Assert.Equal((PublicationStatus.Published, at), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).PublishedAt));
        var vk = await world.VkAsync(post);
        Assert.Equal((PublicationStatus.Scheduled, world.School.QuietHours.NextAllowed(at.AddHours(4), world.School.Zone)), (vk.Status, vk.DueAt));
    }

    [Fact]
    public async Task Max_missed_and_then_retried_plans_the_follower_anew()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await BringMaxToAsync(world, PublicationStatus.Missed);
        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver));
        Assert.Equal(PublicationStatus.Planned, (await world.VkAsync(post)).Status);
        await world.PassAsync();
        Assert.Equal((PublicationStatus.Scheduled, world.Now.AddHours(4)), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).DueAt));
    }

    [Fact]
    public async Task Max_in_doubt_and_absent_by_a_person_holds_the_follower()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await BringMaxToAsync(world, PublicationStatus.InDoubt);
        world.Time.Advance(world.Options.SendTimeout + TimeSpan.FromSeconds(1));
        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolveNotPublished(work, one, world.Approver));
        Assert.Equal("HoldPredecessorFailed", (await world.VkAsync(post)).Reason!.Code);
    }

    [Fact]
    public async Task The_gate_holds_a_follower_whose_predecessor_is_not_out_whatever_its_row_says()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await world.ChangeAsync(async db =>
        {
            var vk = await db.Publications.FindAsync((await world.VkAsync(post)).Id);
            vk!.SetDue(world.Now);
            vk.MoveTo(PublicationStatus.Scheduled);
        });
        await world.PassAsync();
        Assert.Equal((PublicationStatus.OnHold, "HoldPredecessorScheduled"), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).Reason!.Code));
        Assert.Empty(world.Vk.Sent);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(world.Now.AddHours(4), (await world.VkAsync(post)).DueAt);
    }

    [Fact]
    public async Task A_follower_that_was_cancelled_while_max_went_out_stays_cancelled()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        world.Max.DuringSend = () => world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Cancel(work, one, world.Approver));
        await world.PassAsync();
        Assert.Equal((PublicationStatus.Published, PublicationStatus.Cancelled), ((await world.MaxAsync(post)).Status, (await world.VkAsync(post)).Status));
        await world.LiveAsync(TimeSpan.FromHours(6), TimeSpan.FromHours(1));
        Assert.Empty(world.Vk.Sent);
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task Cancelling_a_post_whose_max_is_out_cancels_what_is_not_out()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.DoAsync(post, (commands, work) => commands.Cancel(work, world.Author));
        Assert.Equal((PublicationStatus.Published, PublicationStatus.Cancelled), ((await world.MaxAsync(post)).Status, (await world.VkAsync(post)).Status));
        await using var work = await world.OpenAsync(post);
        Assert.Equal(PostStatus.Published, PostStatuses.Of(work.Post.Review, [.. work.Publications.Select(one => one.Status)]));
        await world.LiveAsync(TimeSpan.FromHours(6), TimeSpan.FromHours(1));
        Assert.Empty(world.Vk.Sent);
    }

    private static async Task<Guid> BringMaxToAsync(PublishingWorld world, PublicationStatus status)
    {
        if (status == PublicationStatus.AwaitingHand) await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        var post = await world.ApproveAsync(status == PublicationStatus.Scheduled ? world.Now.AddHours(1) : null);
        switch (status)
        {
            case PublicationStatus.Retrying:
                world.Max.NextSend(new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromMinutes(3)));
                break;
            case PublicationStatus.InDoubt:
                world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
                break;
            case PublicationStatus.OnHold:
                world.Max.NextSend(new PublishOutcome.ChannelStopped(ChannelStopCause.RightsLost, "not an admin"));
                break;
            case PublicationStatus.Failed:
                world.Max.NextSend(new PublishOutcome.RefusedForGood("bad payload"));
                break;
            case PublicationStatus.Missed:
                world.Time.Advance(world.Options.MissedAfter + TimeSpan.FromSeconds(1));
                break;
            case PublicationStatus.Cancelled:
                await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Cancel(work, one, world.Approver));
                break;
        }
        await world.PassAsync();
        return post;
    }
}
