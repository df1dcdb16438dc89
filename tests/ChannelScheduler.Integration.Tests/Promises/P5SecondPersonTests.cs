using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P5: nobody approves what they alone wrote, unless their school allows it, and then only so.</summary>
public sealed class P5SecondPersonTests
{
    [Fact]
    public async Task Nobody_approves_what_they_alone_wrote()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => ApproveAsync(world, post, world.Author, "Новость"));
        Assert.Equal(ReviewState.InReview, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task An_approver_corrects_and_approves_anothers_post_and_the_author_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world);
        await world.EditAsync(post, world.Approver, draft => draft with { Text = "Исправлено." });
        Assert.Equal([world.Author, world.Approver], (await world.PostAsync(post)).AuthorIds);
        await ApproveAsync(world, post, world.Approver, null);
        Assert.Contains("NotifyEditedByApprover", await world.ToldAsync());
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task Of_two_authors_either_may_approve_because_the_other_has_seen_it()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world);
        await world.EditAsync(post, world.Approver, draft => draft with { Text = "Исправлено." });
        await ApproveAsync(world, post, world.Author, null);
        Assert.Equal(world.Author, (await world.PostAsync(post)).ApprovedById);
    }

    [Fact]
    public async Task Who_edits_after_the_approval_is_the_only_author_from_then_on()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await world.EditAsync(post, world.Approver, draft => draft with { Text = "Исправлено после одобрения." });
        Assert.Equal([world.Approver], (await world.PostAsync(post)).AuthorIds);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => ApproveAsync(world, post, world.Approver, null));
        await ApproveAsync(world, post, world.Author, null);
    }

    [Fact]
    public async Task A_new_time_after_the_approval_is_an_edit_too()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Approver, world.Now.AddHours(2), null));
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => ApproveAsync(world, post, world.Approver, null));
    }

    [Fact]
    public async Task An_author_of_a_rejected_post_stays_an_author()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world);
        await world.DoAsync(post, (commands, work) => commands.Reject(work, world.Approver, "Нет даты"));
        Assert.Equal("Нет даты", (await world.PostAsync(post)).RejectReason);
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => ApproveAsync(world, post, world.Author, null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("новость")]
    [InlineData("Другая")]
    public async Task Self_approval_asks_for_the_typed_title(string? typed)
    {
        await using var world = await SelfApprovalWorldAsync();
        var post = await SubmittedAsync(world);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalTyped", () => ApproveAsync(world, post, world.Author, typed));
        await ApproveAsync(world, post, world.Author, " Новость ");
        Assert.Equal(world.Author, Assert.Single(await world.AuditAsync("post.self-approved")).ActorId);
        Assert.Empty(await world.AuditAsync("post.approved"));
    }

    [Fact]
    public async Task Self_approval_needs_a_post_without_a_warning()
    {
        await using var world = await SelfApprovalWorldAsync();
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.Handle = "id0012345673_biz");
        var post = await SubmittedAsync(world);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalWarnings", () => ApproveAsync(world, post, world.Author, "Новость"));
        await ApproveAsync(world, post, world.Approver, null);
    }

    [Fact]
    public async Task An_approval_comes_from_review_only_and_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(world.Now.AddHours(1));
        await P2AtMostOneSendTests.RefusedAsync("ApproveNotInReview", () => ApproveAsync(world, post, world.Approver, null));
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await ApproveAsync(world, post, world.Approver, null);
        await P2AtMostOneSendTests.RefusedAsync("ApproveNotInReview", () => ApproveAsync(world, post, world.Approver, null));
    }

    private static async Task<PublishingWorld> SelfApprovalWorldAsync()
    {
        var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(async db => (await db.Schools.SingleAsync()).SelfApproval = true);
        return world;
    }

    private static async Task<Guid> SubmittedAsync(PublishingWorld world)
    {
        var post = await world.WriteAsync(world.Now.AddHours(1));
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        return post;
    }

    private static Task ApproveAsync(PublishingWorld world, Guid post, Guid actor, string? typed) =>
        world.DoAsync(post, (commands, work) => commands.Approve(work, actor, work.CurrentHash(), typed));
}
