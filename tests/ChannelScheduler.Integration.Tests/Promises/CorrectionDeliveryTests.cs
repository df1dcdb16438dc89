using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>Edits and deletes on their way: they may be repeated, end in a named state, and somebody is told.</summary>
public sealed class CorrectionDeliveryTests
{
    [Fact]
    public async Task The_ledger_says_sending_before_the_edit_leaves()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await CorrectedAsync(world);
        var seen = AttemptState.Prepared;
        world.Max.DuringWrite = async () =>
        {
            await using var work = await world.OpenAsync(post);
            seen = work.Attempts.Last(one => one.Kind == AttemptKind.Edit).State;
        };
        await world.PassAsync();
        Assert.Equal(AttemptState.Sending, seen);
    }

    [Fact]
    public async Task A_kill_between_the_edit_and_its_answer_repeats_the_edit_and_sends_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await CorrectedAsync(world);
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        await using (var work = await world.OpenAsync(post))
        {
            var row = work.Publication(max.Id);
            row.ClaimWrite(Guid.NewGuid(), world.Now + TimeSpan.FromSeconds(45));
            work.Add(new PublicationAttempt
            {
                Id = Guid.NewGuid(), PublicationId = max.Id, SchoolId = max.SchoolId, Number = ++row.AttemptCount, Kind = AttemptKind.Edit, State = AttemptState.Sending,
                ContentHash = work.CurrentHash(), PlainText = "x", Body = "x", StartedAt = world.Now, LeaseToken = row.LeaseToken!.Value,
            });
            Assert.True(await work.TryCommitAsync(CancellationToken.None));
        }
        await world.AdvanceAsync(TimeSpan.FromSeconds(44));
        Assert.Empty(world.Max.Edited);
        // The queue takes a row that it handed out once a minute.
        await world.AdvanceAsync(TimeSpan.FromSeconds(60));

        Assert.Single(world.Max.Edited);
        Assert.Single(world.Max.Sent);
        await using var after = await world.OpenAsync(post);
        Assert.Equal([AttemptState.Accepted, AttemptState.Ambiguous, AttemptState.Accepted], after.Attempts.Where(one => one.PublicationId == max.Id).Select(one => one.State));
        Assert.Null(after.Publication(max.Id).PendingWrite);
    }

    public static TheoryData<PublishOutcome> WorthAnotherTry => [new PublishOutcome.Ambiguous("502"), new PublishOutcome.NotSent("dns"), new PublishOutcome.RefusedForNow("slow down")];

    [Theory]
    [MemberData(nameof(WorthAnotherTry))]
    public async Task An_edit_that_did_not_surely_arrive_is_tried_again(PublishOutcome outcome)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextEdit(outcome, outcome);
        var post = await CorrectedAsync(world);
        await world.PassAsync();
        Assert.Equal("EditLater", (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Reason!.Code);
        await world.AdvanceAsync(TimeSpan.FromSeconds(2));
        await world.AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(3, world.Max.Edited.Count);
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        Assert.Null(max.PendingWrite);
        Assert.Null(max.Reason);
    }

    [Fact]
    public async Task An_edit_that_never_arrives_ends_after_the_missed_time_and_a_person_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextEdit([.. Enumerable.Repeat(new PublishOutcome.Ambiguous("502"), 100)]);
        var post = await CorrectedAsync(world);
        for (var pass = 0; pass < 15; pass++) await world.AdvanceAsync(TimeSpan.FromMinutes(10));
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        Assert.Equal((PublicationStatus.Published, null, "EditGaveUp"), (max.Status, max.PendingWrite, max.Reason?.Code));
        Assert.Contains(await world.NotificationsAsync(), one => one.Message.Code == "NotifyWriteFailed");
        var tried = world.Max.Edited.Count;
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(tried, world.Max.Edited.Count);
    }

    [Fact]
    public async Task An_edit_refused_for_good_leaves_it_published_with_the_reason_and_tells_a_person()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextEdit(new PublishOutcome.RefusedForGood("too late"));
        var post = await CorrectedAsync(world);
        await world.PassAsync();
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        Assert.Equal((PublicationStatus.Published, "EditRefused"), (max.Status, max.Reason?.Code));
        Assert.Contains(await world.NotificationsAsync(), one => one.Message.Code == "NotifyWriteFailed");
    }

    [Fact]
    public async Task The_gate_stops_an_edit_that_policy_or_approval_no_longer_carry()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await CorrectedAsync(world);
        await using (var db = world.OpenDb())
        {
            var row = await db.Posts.SingleAsync(one => one.Id == post);
            row.Text = "Этого никто не одобрял.";
            await db.SaveChangesAsync();
        }
        await world.PassAsync();
        Assert.Empty(world.Max.Edited);
        Assert.Equal("HoldApproval", (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Reason!.Code);
    }

    [Fact]
    public async Task An_edit_waits_for_its_stopped_channel_and_goes_after_the_check()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextEdit(new PublishOutcome.ChannelStopped(ChannelStopCause.Captcha, "are you a person?"));
        var post = await CorrectedAsync(world);
        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Single(world.Max.Edited);
        Assert.Equal("HoldChannelCaptcha", (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Reason!.Code);

        await using (var db = world.OpenDb())
        {
            (await db.Channels.SingleAsync(one => one.Id == world.MaxChannel.Id)).StopCause = null;
            await db.SaveChangesAsync();
        }
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, world.Max.Edited.Count);
        Assert.Null((await world.PublicationAsync(post, ChannelKind.MaxPublic)).PendingWrite);
    }

    [Fact]
    public async Task Rights_that_only_editing_lacks_do_not_stop_the_channel()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextEdit(new PublishOutcome.ChannelStopped(ChannelStopCause.RightsLost, "no edit right"));
        var post = await CorrectedAsync(world);
        await world.PassAsync();
        await using var work = await world.OpenAsync(post);
        Assert.Null(work.Channels[world.MaxChannel.Id].StopCause);
        Assert.Equal("EditRefused", work.Publications.Single(one => one.Kind == ChannelKind.MaxPublic).Reason!.Code);
    }

    [Fact]
    public async Task The_follower_waits_while_max_is_being_corrected()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(4) - TimeSpan.FromMinutes(1));
        world.Max.NextEdit([.. Enumerable.Repeat(new PublishOutcome.Ambiguous("502"), 6)]);
        await CorrectAsync(world, post);
        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Vk.Sent);
        Assert.Equal("WaitsForCorrection", (await world.PublicationAsync(post, ChannelKind.Gospublic)).Reason!.Code);
        for (var pass = 0; pass < 10; pass++) await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(world.Vk.Sent);
    }

    private static async Task<Guid> CorrectedAsync(PublishingWorld world)
    {
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await CorrectAsync(world, post);
        return post;
    }

    private static async Task CorrectAsync(PublishingWorld world, Guid post)
    {
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, "Исправленный текст.", null, "опечатка"));
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
    }
}
