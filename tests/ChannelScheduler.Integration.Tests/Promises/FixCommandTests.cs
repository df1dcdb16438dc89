using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>A fix is an edit like any other; a split is one edit and one new draft, together or not at all.</summary>
public sealed class FixCommandTests
{
    private const string Text = "Праздник завтра в 10:00. Вступайте в чат 5 «А»: https://max.ru/join/abcd\n\nПриходите!";

    [Fact]
    public async Task A_fix_changes_the_words_makes_an_author_and_voids_the_approval()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        var choice = await ChoiceAsync(world, post, fix => fix is RemoveSpan);
        await world.DoAsync(post, (commands, work) => commands.Fix(work, choice, world.Approver));

        var mended = await world.PostAsync(post);
        Assert.Equal("Праздник завтра в 10:00. Вступайте в чат 5 «А»\n\nПриходите!", mended.Text);
        Assert.Equal([world.Author, world.Approver], mended.AuthorIds);
        Assert.Equal("LNK001 remove", Assert.Single(await world.AuditAsync("post.fixed")).Details);
        await P2AtMostOneSendTests.RefusedAsync("FixStale", () => world.DoAsync(post, (commands, work) => commands.Fix(work, choice, world.Approver)));
    }

    [Fact]
    public async Task The_public_channels_address_is_the_schools_own()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        var choice = await ChoiceAsync(world, post, fix => fix is ReplaceSpan);
        await world.DoAsync(post, (commands, work) => commands.Fix(work, choice, world.Author));
        Assert.Contains("https://max.ru/id0012345673_gos", (await world.PostAsync(post)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_makes_a_draft_for_the_closed_channel_with_the_same_authors()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(world.Now.AddDays(1), Text);
        var choice = await ChoiceAsync(world, post, fix => fix is SplitSpan);
        await P2AtMostOneSendTests.RefusedAsync("FixIsSplit", () => world.DoAsync(post, (commands, work) => commands.Fix(work, choice, world.Author)));

        var closedId = await SplitAsync(world, post, choice, commit: true);
        var left = await world.PostAsync(post);
        var moved = await world.PostAsync(closedId);
        Assert.Equal("Праздник завтра в 10:00.\n\nПриходите!", left.Text);
        Assert.Equal("Вступайте в чат 5 «А»: https://max.ru/join/abcd", moved.Text);
        Assert.Equal((left.Title, left.PublishAt, ReviewState.Draft), (moved.Title, moved.PublishAt, moved.Review));
        Assert.Equal([world.Author, world.Approver], moved.AuthorIds);
        Assert.Equal(ChannelKind.SferumClosed, (await world.PublicationAsync(closedId, ChannelKind.SferumClosed)).Kind);
        Assert.Equal(closedId.ToString(), Assert.Single(await world.AuditAsync("post.split")).Details);
        Assert.Equal(post.ToString(), Assert.Single(await world.AuditAsync("post.split-from")).Details);
        Assert.Contains("NotifySplit", await world.ToldAsync());
        await using var work = await world.OpenAsync(closedId);
        Assert.Equal(LintVerdict.Pass, world.Get<PostLinter>().Lint(work).Verdict);
    }

    [Fact]
    public async Task A_split_that_is_not_committed_leaves_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        await SplitAsync(world, post, await ChoiceAsync(world, post, fix => fix is SplitSpan), commit: false);
        Assert.Equal(Text, (await world.PostAsync(post)).Text);
        await using var db = world.OpenDb();
        Assert.Equal(1, await db.Posts.CountAsync());
    }

    [Fact]
    public async Task What_is_out_is_not_fixed_but_corrected()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.ChangeAsync(async db => (await db.Posts.SingleAsync()).Text = Text);
        var choice = await ChoiceAsync(world, post, fix => fix is RemoveSpan);
        await P2AtMostOneSendTests.RefusedAsync("AlreadyOut", () => world.DoAsync(post, (commands, work) => commands.Fix(work, choice, world.Author)));
    }

    private static async Task<Guid> SplitAsync(PublishingWorld world, Guid post, FixChoice choice, bool commit)
    {
        await using var db = world.OpenDb();
        var channel = new Channel { Id = Guid.NewGuid(), SchoolId = world.School.Id, Kind = ChannelKind.SferumClosed, Network = Network.Max, Name = "Закрытый", ExternalId = "-70000000000009", CreatedAt = world.Now };
        await world.ChangeAsync(other => Task.FromResult(other.Channels.Add(channel)));
        var work = (await EfPostWork.OpenAsync(db, post, ownsContext: false, world.Time, CancellationToken.None))!;
        var closed = await EfPostWork.CreateAsync(db, work.School, new Post { Id = Guid.CreateVersion7(world.Now), SchoolId = work.School.Id, Title = "", Text = "", CreatedAt = world.Now, UpdatedAt = world.Now }, world.Time, CancellationToken.None);
        world.Get<PostCommands>().Split(work, choice, closed, await db.Channels.SingleAsync(one => one.Id == channel.Id), world.Approver);
        if (commit) Assert.True(await work.TryCommitAsync(CancellationToken.None));
        return closed.Post.Id;
    }

    private static async Task<FixChoice> ChoiceAsync(PublishingWorld world, Guid post, Func<TextFix, bool> wanted)
    {
        await using var work = await world.OpenAsync(post);
        var finding = Assert.Single(world.Get<PostLinter>().Lint(work).Findings, one => one.RuleId == "LNK001");
        return FixChoice.Of(finding, finding.Fixes.First(wanted));
    }
}
