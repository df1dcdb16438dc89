using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>A time chosen late: an expired post's new one, and one that comes with the approval. Who saw what stays as P5 says.</summary>
public sealed class NewTimeTests
{
    [Fact]
    public async Task An_expired_post_gets_a_new_time_and_goes_out_then()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await ExpiredAsync(world);
        var at = world.Now.AddHours(2);
        await world.DoAsync(post, (commands, work) => commands.Renew(work, world.Author, at, "Europe/Moscow"));
        Assert.Equal((ReviewState.InReview, at), ((await world.PostAsync(post)).Review, (await world.PostAsync(post)).PublishAt));
        Assert.Equal(2, (await world.NotificationsAsync()).Count(one => one.Message.Code == "NotifySubmitted" && one.Audience == Role.ContentAdmin));
        Assert.Equal(world.Author, Assert.Single(await world.AuditAsync("post.renewed")).ActorId);

        await ApproveAsync(world, post);
        await world.AdvanceAsync(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task An_expired_post_for_now_goes_out_with_its_approval()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await ExpiredAsync(world);
        await world.DoAsync(post, (commands, work) => commands.Renew(work, world.Author, null, "Europe/Moscow"));
        await world.PassAsync();
        Assert.Empty(world.Max.Sent);
        await ApproveAsync(world, post);
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task Choosing_the_new_time_makes_nobody_a_second_reader_of_the_words()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await ExpiredAsync(world);
        await world.DoAsync(post, (commands, work) => commands.Renew(work, world.Approver, null, "Europe/Moscow"));
        Assert.Equal([world.Author], (await world.PostAsync(post)).AuthorIds);
        await ApproveAsync(world, post);
        Assert.DoesNotContain("NotifyEditedByApprover", await world.ToldAsync());
    }

    [Fact]
    public async Task A_past_time_is_refused_by_field_and_nothing_but_an_expired_post_is_renewed()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await ExpiredAsync(world);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, (commands, work) => commands.Renew(work, world.Author, world.Now, null)));
        Assert.Equal(("TimePassed", "publishAt", RefusalKind.Invalid), (refused.Code, refused.Field, refused.Kind));
        Assert.Equal(ReviewState.Expired, (await world.PostAsync(post)).Review);

        var rejected = await SubmittedAsync(world, world.Now.AddHours(1));
        await P2AtMostOneSendTests.RefusedAsync("RenewNotPossible", () => world.DoAsync(rejected, (commands, work) => commands.Renew(work, world.Author, null, null)));
        await world.DoAsync(rejected, (commands, work) => commands.Reject(work, world.Approver, "Нет даты"));
        await P2AtMostOneSendTests.RefusedAsync("RenewNotPossible", () => world.DoAsync(rejected, (commands, work) => commands.Renew(work, world.Author, null, null)));
    }

    [Fact]
    public async Task The_approver_chooses_another_day_in_the_same_step_and_the_author_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddHours(1));
        var at = world.Now.AddDays(1);
        await ApproveForAsync(world, post, at);

        var approved = await world.PostAsync(post);
        Assert.Equal((ReviewState.Approved, at, world.Approver), (approved.Review, approved.PublishAt, approved.ApprovedById));
        Assert.Equal([world.Author, world.Approver], approved.AuthorIds);
        await using (var work = await world.OpenAsync(post)) Assert.Equal(work.CurrentHash(), approved.ApprovedHash);
        var told = Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifyApprovedFor");
        Assert.Equal((Role.PressOfficer, "16.09.2026 10:00"), (told.Audience, told.Message.Values[2]));
        Assert.Contains(await world.AuditAsync("post.rescheduled"), row => row.ActorId == world.Approver);
        await using (var db = world.OpenDb()) Assert.Equal((at, approved.ApprovedHash), await db.ApprovedRevisions.Select(one => new ValueTuple<DateTimeOffset?, string?>(one.PublishAt, one.ContentHash)).SingleAsync());

        await world.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Empty(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromHours(22));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task The_approver_lets_it_go_at_once_and_the_author_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddDays(3));
        await ApproveForAsync(world, post, null);
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        Assert.Contains("NotifyApprovedNow", await world.ToldAsync());
        Assert.Equal(world.Now.AddHours(4), (await world.VkAsync(post)).DueAt);
    }

    [Fact]
    public async Task With_another_time_the_words_have_to_be_those_that_the_approver_saw()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddHours(1));
        string seen;
        await using (var work = await world.OpenAsync(post)) seen = work.CurrentHash();
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Иначе" });
        await P2AtMostOneSendTests.RefusedAsync("ApproveChanged", () =>
            world.DoAsync(post, (commands, work) => commands.ApproveFor(work, world.Approver, seen, null, world.Now.AddHours(2))));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ApproveForAsync(world, post, world.Now));
        Assert.Equal(("TimePassed", "publishAt"), (refused.Code, refused.Field));
        Assert.Equal(ReviewState.InReview, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task Choosing_a_time_makes_nobody_a_second_reader_of_their_own_words()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddHours(1));
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => ApproveForAsync(world, post, world.Now.AddHours(2), world.Author));
        await world.ChangeAsync(async db => (await db.Schools.SingleAsync()).SelfApproval = true);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalTyped", () => ApproveForAsync(world, post, world.Now.AddHours(2), world.Author));
        await ApproveForAsync(world, post, null, world.Author, "Новость");
        Assert.Equal(world.Author, Assert.Single(await world.AuditAsync("post.self-approved")).ActorId);
    }

    [Fact]
    public async Task A_correction_has_no_time_to_choose()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, "Исправлено.", null, "опечатка"));
        await P2AtMostOneSendTests.RefusedAsync("ApproveTimeOut", () => ApproveForAsync(world, post, null));
    }

    [Fact]
    public async Task An_approval_that_an_edit_made_void_is_asked_for_anew()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Иначе" });
        Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifyApprovalVoid" && one.Audience == Role.ContentAdmin);
    }

    private static async Task<Guid> SubmittedAsync(PublishingWorld world, DateTimeOffset? publishAt)
    {
        var post = await world.WriteAsync(publishAt);
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        return post;
    }

    private static async Task<Guid> ExpiredAsync(PublishingWorld world)
    {
        var post = await SubmittedAsync(world, world.Now.AddHours(1));
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(ReviewState.Expired, (await world.PostAsync(post)).Review);
        return post;
    }

    private static Task ApproveAsync(PublishingWorld world, Guid post) =>
        world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));

    private static Task ApproveForAsync(PublishingWorld world, Guid post, DateTimeOffset? at, Guid? actor = null, string? typed = null) =>
        world.DoAsync(post, (commands, work) => commands.ApproveFor(work, actor ?? world.Approver, work.CurrentHash(), typed, at));
}
