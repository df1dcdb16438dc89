using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>A correction edits what is out, never sends another; it is linted, approved and ledgered like a send.</summary>
public sealed class CorrectionTests
{
    private const string Corrected = "Приходите на день открытых дверей в субботу.";

    [Fact]
    public async Task A_correction_edits_max_once_and_the_waiting_follower_takes_its_words()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await CorrectAsync(world, post);
        Assert.Equal(PublicationStatus.Planned, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
        await world.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Empty(world.Max.Edited);
        Assert.Empty(world.Vk.Sent);

        await ApproveAsync(world, post);
        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        var (id, message) = Assert.Single(world.Max.Edited);
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        Assert.Equal(max.ExternalId, id);
        Assert.Contains(Corrected, message.PlainText, StringComparison.Ordinal);
        Assert.Single(world.Max.Sent);
        Assert.Contains(Corrected, Assert.Single(world.Vk.Sent).Message.PlainText, StringComparison.Ordinal);
        Assert.Equal((PublicationStatus.Published, null), (max.Status, max.PendingWrite));
        await using var work = await world.OpenAsync(post);
        Assert.Equal([AttemptKind.Send, AttemptKind.Edit], work.Attempts.Where(one => one.PublicationId == max.Id).Select(one => one.Kind));
        Assert.All(work.Attempts, one => Assert.Equal(AttemptState.Accepted, one.State));
    }

    [Fact]
    public async Task The_follower_of_an_early_correction_keeps_its_four_hours()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        var due = (await world.PublicationAsync(post, ChannelKind.Gospublic)).DueAt;
        await CorrectAsync(world, post);
        await ApproveAsync(world, post);
        Assert.Equal(due, (await world.PublicationAsync(post, ChannelKind.Gospublic)).DueAt);
    }

    [Fact]
    public async Task A_correction_after_both_are_out_edits_both_and_sends_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        await CorrectAsync(world, post);
        await ApproveAsync(world, post);
        await world.PassAsync();
        await world.PassAsync();

        Assert.Single(world.Max.Edited);
        Assert.Single(world.Vk.Edited);
        Assert.Single(world.Max.Sent);
        Assert.Single(world.Vk.Sent);
    }

    [Fact]
    public async Task A_correction_of_the_gospublics_words_alone_leaves_max_untouched()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, work.Post.Text, Corrected, "опечатка"));
        await ApproveAsync(world, post);
        await world.PassAsync();
        Assert.Empty(world.Max.Edited);
    }

    [Fact]
    public async Task Words_that_policy_blocks_are_refused_at_once_and_nothing_is_kept()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => CorrectAsync(world, post, "Чат: https://max.ru/join/AbCdEf123456"));
        Assert.Equal(("PolicyBlocks", RefusalKind.Invalid), (refused.Code, refused.Kind));
        await using var work = await world.OpenAsync(post);
        Assert.Equal(ReviewState.Approved, work.Post.Review);
        Assert.DoesNotContain("join", work.Post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_corrector_alone_can_not_approve_the_correction()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Approver, Corrected, null, "опечатка"));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ApproveAsync(world, post));
        Assert.Equal("SelfApprovalForbidden", refused.Code);
    }

    [Fact]
    public async Task A_correction_in_review_does_not_expire_although_its_planned_time_is_over()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now + TimeSpan.FromMinutes(10));
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));
        await CorrectAsync(world, post);
        await world.AdvanceAsync(TimeSpan.FromHours(30));
        await ApproveAsync(world, post);
        await world.PassAsync();
        Assert.Single(world.Max.Edited);
        // The follower's own bound has passed meanwhile: see HandCorrectionTests.
        Assert.Equal(PublicationStatus.Missed, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
    }

    [Fact]
    public async Task A_rejected_correction_leaves_all_as_it_was_and_can_be_corrected_again()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await CorrectAsync(world, post, "Другое.");
        await world.DoAsync(post, (commands, work) => commands.Reject(work, world.Approver, "не то"));
        await world.PassAsync();
        Assert.Empty(world.Max.Edited);
        await CorrectAsync(world, post);
        await ApproveAsync(world, post);
        await world.PassAsync();
        Assert.Contains(Corrected, Assert.Single(world.Max.Edited).Message.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_correction_overtakes_an_edit_that_has_not_arrived()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        world.Max.NextEdit(new PublishOutcome.Ambiguous("timeout"));
        await CorrectAsync(world, post, "Первое исправление.");
        await ApproveAsync(world, post);
        await world.PassAsync();
        await CorrectAsync(world, post);
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Single(world.Max.Edited);
        await ApproveAsync(world, post);
        await world.PassAsync();
        Assert.Equal(2, world.Max.Edited.Count);
        Assert.Contains(Corrected, world.Max.Edited.Last().Message.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_to_the_first_words_edits_when_a_lost_edit_may_have_arrived()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        string first;
        await using (var work = await world.OpenAsync(post)) first = work.Post.Text;
        world.Max.NextEdit(new PublishOutcome.Ambiguous("timeout"));
        await CorrectAsync(world, post);
        await ApproveAsync(world, post);
        await world.PassAsync();
        await CorrectAsync(world, post, first);
        await ApproveAsync(world, post);
        await world.PassAsync();
        Assert.Contains(first, world.Max.Edited.Last().Message.PlainText, StringComparison.Ordinal);
        Assert.Equal(2, world.Max.Edited.Count);
    }

    [Fact]
    public async Task Correcting_what_is_not_out_is_refused()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now + TimeSpan.FromHours(1));
        Assert.Equal("NothingOut", (await Assert.ThrowsAsync<RefusedException>(() => CorrectAsync(world, post))).Code);
    }

    [Fact]
    public async Task Nobody_corrects_while_an_edit_is_under_way()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await OutInMaxAsync(world);
        await CorrectAsync(world, post);
        await ApproveAsync(world, post);
        RefusedException? refused = null;
        world.Max.DuringWrite = async () => refused = await Assert.ThrowsAsync<RefusedException>(() => CorrectAsync(world, post, "Третье."));
        await world.PassAsync();
        Assert.Equal("CorrectionRuns", refused?.Code);
    }

    private static async Task<Guid> OutInMaxAsync(PublishingWorld world)
    {
        var post = await world.ApproveAsync();
        await world.PassAsync();
        return post;
    }

    private static Task CorrectAsync(PublishingWorld world, Guid post, string text = Corrected) =>
        world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, text, null, "опечатка"));

    private static Task ApproveAsync(PublishingWorld world, Guid post) =>
        world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
}
