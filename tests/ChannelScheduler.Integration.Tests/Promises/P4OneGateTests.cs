using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Integration.Tests.Hosting;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P4: what policy blocks leaves by no door.</summary>
public sealed class P4OneGateTests
{
    private const string ChatLink = "Вступайте в чат: https://max.ru/join/LNPW5HIAqvWwAbCdEfGhIjKlMnOpQrStUvWxYz01234";

    [Fact]
    public async Task A_blocked_draft_is_kept_but_can_not_be_submitted()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: ChatLink);
        Assert.Equal(ReviewState.Draft, (await world.PostAsync(post)).Review);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author)));
        Assert.Equal("PolicyBlocks", refused.Code);
        Assert.Contains("LNK001", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ReviewState.Draft, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task A_block_in_the_gospublics_own_words_counts_too()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await world.EditAsync(post, world.Author, draft => draft with { GospublicText = ChatLink });
        await P2AtMostOneSendTests.RefusedAsync("PolicyBlocks", () => world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author)));
    }

    [Fact]
    public async Task What_is_blocked_since_it_was_submitted_can_not_be_approved()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await BlockMaxAsync(world);
        await P2AtMostOneSendTests.RefusedAsync("PolicyBlocks", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null)));
        await world.PassAsync();
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task What_is_blocked_since_it_was_approved_is_held_at_dispatch_with_the_rule_and_somebody_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await BlockMaxAsync(world);
        await world.PassAsync();

        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Policy, "HoldPolicy"), (max.Status, max.HoldCause, max.Reason!.Code));
        Assert.Contains("CHN004", max.Reason.Values[0], StringComparison.Ordinal);
        Assert.Contains("NotifyOnHold", await world.ToldAsync());
        Assert.Equal(PublicationStatus.Planned, (await world.VkAsync(post)).Status);
        await world.LiveAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(1));
        Assert.Empty(world.Max.Sent);
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task What_a_rule_of_today_blocks_is_held_at_dispatch_although_it_was_approved_under_yesterdays()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(text: "Подробности: https://chat.example/klass5");
        world.Rules.Current = WithBlockedHost("chat.example");
        await world.PassAsync();

        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Policy, "HoldPolicy"), (max.Status, max.HoldCause, max.Reason!.Code));
        Assert.Equal("LNK001", max.Reason.Values[0]);
        Assert.Contains("NotifyOnHold", await world.ToldAsync());
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task A_retry_passes_the_same_gate()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromMinutes(3)));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await BlockMaxAsync(world);
        await world.AdvanceAsync(TimeSpan.FromMinutes(3));
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Policy), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).HoldCause));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_person_is_not_asked_to_publish_by_hand_what_is_blocked()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        var post = await world.ApproveAsync();
        await BlockMaxAsync(world);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.OnHold, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task A_hold_by_policy_ends_with_an_edit_and_a_new_approval()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await BlockMaxAsync(world);
        await world.PassAsync();
        await P2AtMostOneSendTests.RefusedAsync("ReleaseOnlyFollower", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Release(work, one, world.Approver, "срочно")));
        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver));
        await world.PassAsync();
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Policy), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).HoldCause));

        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.Handle = "id0012345673_gos");
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Исправлено." });
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        await world.PassAsync();
        Assert.Equal("Исправлено.", Assert.Single(world.Max.Sent).Message.PlainText.Split('\n')[^1]);
    }

    [Theory]
    [InlineData(ReviewState.InReview)]
    [InlineData(ReviewState.Approved)]
    public async Task An_edit_into_something_blocked_makes_it_a_draft(ReviewState from)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = from == ReviewState.Approved ? await world.ApproveAsync(world.Now.AddHours(1)) : await world.WriteAsync();
        if (from == ReviewState.InReview) await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        Assert.Equal(from, (await world.PostAsync(post)).Review);

        await world.EditAsync(post, world.Approver, draft => draft with { Text = ChatLink });
        Assert.Equal(ReviewState.Draft, (await world.PostAsync(post)).Review);
        Assert.Equal(PublicationStatus.Planned, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task Words_that_were_changed_past_every_command_are_held_at_dispatch()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.ChangeAsync(async db => (await db.Posts.SingleAsync(one => one.Id == post)).Text = ChatLink);
        await world.PassAsync();
        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Approval, "HoldApproval"), (max.Status, max.HoldCause, max.Reason!.Code));
        Assert.Empty(world.Max.Sent);
    }

    private static PolicySet WithBlockedHost(string host)
    {
        using var folder = new TemporaryFolder();
        var policies = Path.Combine(folder.Path, "policies");
        PolicyCopy.To(policies);
        File.AppendAllText(Path.Combine(policies, "links.yaml"), $"\n  - family: Новый\n    hosts: [{host}]\n    forms:\n      - {{kind: chat, path: '*'}}\n");
        return PolicySet.Load(policies);
    }

    // The same words are blocked from now on: the channel turns out to be another organisation's.
    private static Task BlockMaxAsync(PublishingWorld world) => world.ChangeChannelAsync(world.MaxChannel, channel => channel.Handle = "id7707083893_gos");
}
