using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>Taking down what is out, and what its follower does then.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task A_withdrawal_deletes_the_message_and_holds_the_follower_at_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await WithdrawAsync(world, post, world.Approver);
        Assert.Equal(PublicationStatus.OnHold, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
        await world.PassAsync();

        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        Assert.Equal(PublicationStatus.Withdrawn, max.Status);
        Assert.Equal(max.ExternalId, Assert.Single(world.Max.Deleted));
        await world.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Empty(world.Vk.Sent);
        Assert.Equal("HoldPredecessorWithdrawn", (await world.PublicationAsync(post, ChannelKind.Gospublic)).Reason!.Code);
    }

    [Fact]
    public async Task A_delete_whose_answer_was_lost_is_repeated_and_gone_counts_as_done()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextDelete(new PublishOutcome.Ambiguous("timeout"), new PublishOutcome.RefusedForGood("not found"));
        world.Max.NextRead(new ReadMessageResult.Gone());
        await WithdrawAsync(world, post, world.Approver);
        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(2, world.Max.Deleted.Count);
        Assert.Equal(PublicationStatus.Withdrawn, (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Status);
    }

    [Fact]
    public async Task A_refused_delete_of_what_is_still_there_leaves_it_published_and_tells_a_person()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextDelete(new PublishOutcome.RefusedForGood("no"));
        await WithdrawAsync(world, post, world.Approver);
        await world.PassAsync();
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        Assert.Equal((PublicationStatus.Published, "DeleteRefused"), (max.Status, max.Reason?.Code));
        Assert.Contains(await world.NotificationsAsync(), one => one.Message.Code == "NotifyWriteFailed");
        await world.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task Whoever_alone_wrote_it_can_not_withdraw_it_alone()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        Assert.Equal("WithdrawAlone", (await Assert.ThrowsAsync<RefusedException>(() => WithdrawAsync(world, post, world.Author))).Code);
    }

    [Fact]
    public async Task What_is_not_out_can_not_be_withdrawn()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now + TimeSpan.FromHours(1));
        Assert.Equal("WithdrawNotOut", (await Assert.ThrowsAsync<RefusedException>(() => WithdrawAsync(world, post, world.Approver))).Code);
    }

    [Fact]
    public async Task A_max_post_deleted_by_hand_holds_the_follower_until_a_person_releases_it()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextRead(new ReadMessageResult.Gone(), new ReadMessageResult.Gone());
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        var held = await world.PublicationAsync(post, ChannelKind.Gospublic);
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Predecessor, "HoldPredecessorDeleted"), (held.Status, held.HoldCause, held.Reason?.Code));
        Assert.Contains(await world.NotificationsAsync(), one => one.Message.Code == "NotifyOnHold");
        Assert.Empty(world.Vk.Sent);

        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, "новость всё ещё верна"));
        await world.PassAsync();
        Assert.Single(world.Vk.Sent);
    }

    [Fact]
    public async Task A_max_post_changed_by_hand_asks_a_person()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextRead(new ReadMessageResult.Present("Новость\n\nПриходите завтра.", 0));
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        Assert.Equal("HoldPredecessorChanged", (await world.PublicationAsync(post, ChannelKind.Gospublic)).Reason!.Code);
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task Another_spelling_of_blanks_and_marks_is_no_change()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextRead(new ReadMessageResult.Present("  " + world.Max.Sent.Single().Message.PlainText.Replace("\n\n", "\r\n", StringComparison.Ordinal) + "\n", 0));
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        Assert.Single(world.Vk.Sent);
        Assert.Equal(PublicationStatus.Published, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
    }

    [Fact]
    public async Task An_unreadable_max_post_delays_the_follower_and_does_not_hold_it()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextRead(new ReadMessageResult.Failed("502"));
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        var waiting = await world.PublicationAsync(post, ChannelKind.Gospublic);
        Assert.Equal((PublicationStatus.Scheduled, "WaitsForMaxRead"), (waiting.Status, waiting.Reason?.Code));
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(world.Vk.Sent);
    }

    [Fact]
    public async Task An_early_release_still_looks_at_max_first()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextRead(new ReadMessageResult.Gone());
        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, "срочно"));
        await world.PassAsync();
        Assert.Empty(world.Vk.Sent);
        Assert.Equal("HoldPredecessorDeleted", (await world.PublicationAsync(post, ChannelKind.Gospublic)).Reason!.Code);
    }

    private static async Task<Guid> OutInMaxAsync(PublishingWorld world)
    {
        var post = await world.ApproveAsync();
        await world.PassAsync();
        return post;
    }

    private static Task WithdrawAsync(PublishingWorld world, Guid post, Guid actor) =>
        world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Withdraw(work, actor, [world.MaxChannel.Id], "дата неверна"));
}
