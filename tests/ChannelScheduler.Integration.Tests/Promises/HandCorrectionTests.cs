using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>What only a person can change or delete has an end that a person can reach, and a correction that nobody approves holds up nothing for ever.</summary>
public sealed class HandCorrectionTests
{
    private const string Corrected = "Приходите на день открытых дверей в субботу.";

    [Fact]
    public async Task A_post_by_hand_is_corrected_by_hand_and_marked_as_done()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutByHandAsync(world);
        await CorrectedAsync(world, post);
        var max = await world.MaxAsync(post);
        Assert.Equal(("CorrectByHand", AttemptKind.Edit), (max.Reason!.Code, max.PendingHand()));
        Assert.Contains("NotifyCorrectByHand", await world.ToldAsync());
        await world.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifyChangeByHandAgain"));

        await DoneAsync(world, post, ChannelKind.MaxPublic);
        max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.Published, null, null), (max.Status, max.Reason, max.PendingHand()));
        Assert.Equal(world.Author, Assert.Single(await world.AuditAsync("publication.corrected-by-hand")).ActorId);
        await P2AtMostOneSendTests.RefusedAsync("DoneByHandNotAsked", () => DoneAsync(world, post, ChannelKind.MaxPublic));
        Assert.Empty(world.Max.Edited);
    }

    [Fact]
    public async Task A_post_by_hand_is_deleted_by_hand_and_marked_as_done()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutByHandAsync(world);
        await WithdrawAsync(world, post);
        Assert.Equal((PublicationStatus.Withdrawn, AttemptKind.Delete), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).PendingHand()));
        await world.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Contains("NotifyChangeByHandAgain", await world.ToldAsync());
        await DoneAsync(world, post, ChannelKind.MaxPublic);
        Assert.Equal((PublicationStatus.Withdrawn, null), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).PendingHand()));
        Assert.Single(await world.AuditAsync("publication.deleted-by-hand"));
        Assert.Empty(world.Max.Deleted);
    }

    [Fact]
    public async Task A_delete_that_the_network_refused_ends_when_a_person_has_deleted_it()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        world.Max.NextDelete(new PublishOutcome.RefusedForGood("no"));
        await WithdrawAsync(world, post);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
        await DoneAsync(world, post, ChannelKind.MaxPublic);
        Assert.Equal(PublicationStatus.Withdrawn, (await world.MaxAsync(post)).Status);
        await world.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task After_an_edit_that_the_network_refused_and_a_person_made_the_follower_is_compared_with_the_new_words()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        world.Max.NextEdit(new PublishOutcome.RefusedForGood("no"));
        await CorrectedAsync(world, post);
        await world.PassAsync();
        Assert.Equal("EditRefused", (await world.MaxAsync(post)).Reason!.Code);
        await DoneAsync(world, post, ChannelKind.MaxPublic);
        Assert.Equal([AttemptState.Accepted, AttemptState.Refused, AttemptState.Accepted], (await world.AttemptsAsync((await world.MaxAsync(post)).Id)).Select(one => one.State));

        world.Max.NextRead(new ReadMessageResult.Present("Новость\n\n" + Corrected, 0));
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        Assert.Contains(Corrected, Assert.Single(world.Vk.Sent).Message.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_says_done_and_was_not_is_found_out_before_the_follower_goes()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        world.Max.NextEdit(new PublishOutcome.RefusedForGood("no"));
        await CorrectedAsync(world, post);
        await world.PassAsync();
        await DoneAsync(world, post, ChannelKind.MaxPublic);
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        Assert.Equal("HoldPredecessorChanged", (await world.VkAsync(post)).Reason!.Code);
        Assert.Empty(world.Vk.Sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_follower_whose_correction_nobody_approves_is_missed_in_the_end_with_its_reason(bool rejected)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        var due = (await world.VkAsync(post)).DueAt!.Value;
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, Corrected, null, "опечатка"));
        if (rejected) await world.DoAsync(post, (commands, work) => commands.Reject(work, world.Approver, "не то"));
        world.Time.Advance(due + world.Options.FollowerMissedAfter - world.Now);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Planned, (await world.VkAsync(post)).Status);
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        var vk = await world.VkAsync(post);
        Assert.Equal((PublicationStatus.Missed, "MissedCorrection"), (vk.Status, vk.Reason!.Code));
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifyMissed"));
        await P2AtMostOneSendTests.RefusedAsync("NotApproved", () => world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Retry(work, one, world.Approver)));
    }

    [Fact]
    public async Task A_follower_that_was_moved_later_keeps_its_time_through_a_correction()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        var later = world.Now.AddDays(3);
        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Reschedule(work, one, world.Approver, later, null));
        await CorrectedAsync(world, post);
        Assert.Equal((PublicationStatus.Scheduled, later), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).DueAt));
    }

    private static async Task<Guid> OutByHandAsync(PublishingWorld world)
    {
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolvePublished(work, one, world.Author, PublishingWorldHelp.MaxUrl(world.Now), null));
        return post;
    }

    private static async Task CorrectedAsync(PublishingWorld world, Guid post)
    {
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, Corrected, null, "опечатка"));
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
    }

    private static Task WithdrawAsync(PublishingWorld world, Guid post) =>
        world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Withdraw(work, world.Approver, [world.MaxChannel.Id], "дата неверна"));

    private static Task DoneAsync(PublishingWorld world, Guid post, ChannelKind kind) =>
        world.DoAsync(post, kind, (commands, work, one) => commands.DoneByHand(work, one, world.Author));
}
