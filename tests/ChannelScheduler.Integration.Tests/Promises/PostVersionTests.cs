using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using ChannelScheduler.Web.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>Every stored edit leaves a version that nothing changes any more; nothing else does.</summary>
public sealed class PostVersionTests
{
    private static readonly Dictionary<string, (Func<PublishingWorld, Guid, Task> Change, string Action, PostPart[] Changed)> Changes = new()
    {
        ["title"] = ((world, post) => world.EditAsync(post, world.Approver, draft => draft with { Title = "Другая" }), "post.edited", [PostPart.Title]),
        ["text and gospublic"] = ((world, post) => world.EditAsync(post, world.Approver, draft => draft with { Text = "Иначе.", GospublicText = "Совсем иначе." }), "post.edited", [PostPart.Text, PostPart.Gospublic]),
        ["a channel less"] = ((world, post) => world.EditAsync(post, world.Approver, draft => draft with { Channels = [draft.Channels[0]] }), "post.edited", [PostPart.Channels]),
        ["order of pictures"] = ((world, post) => world.EditAsync(post, world.Approver, draft => draft with { Media = [.. draft.Media.Reverse()] }), "post.edited", [PostPart.Pictures]),
        ["reschedule"] = ((world, post) => world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Approver, world.Now.AddDays(2), null)), "post.rescheduled", [PostPart.Time]),
        ["restore"] = ((world, post) => world.DoAsync(post, (commands, work) => commands.Restore(work, 1, "Старая", "Старые слова.", null, world.Approver)), "post.restored", [PostPart.Title, PostPart.Text]),
    };

    public static TheoryData<string> Names() => new(Changes.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_leaves_one_version_with_who_did_what(string name)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await WrittenAsync(world);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await Changes[name].Change(world, post);

        var versions = await VersionsAsync(world, post);
        Assert.Equal([3, 2, 1], versions.Select(one => one.Number));
        Assert.Equal((Changes[name].Action, world.Approver, world.Now), (versions[0].Revision.Action, versions[0].Revision.ById, versions[0].Revision.At));
        Assert.Equal(("post.edited", world.Author), (versions[2].Revision.Action, versions[2].Revision.ById));
        Assert.Equal(Changes[name].Changed, versions[0].Content.ChangedFrom(versions[1].Content));
        await using var work = await world.OpenAsync(post);
        Assert.Equal(work.CurrentHash(), versions[0].Revision.ContentHash);
    }

    [Fact]
    public async Task What_changes_no_content_leaves_no_version_and_neither_does_what_was_refused()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await WrittenAsync(world);
        await world.EditAsync(post, world.Author, draft => draft);
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, (commands, work) =>
        {
            work.Post.Text = "Никогда не сохранится";
            commands.Submit(work, world.Author);
        }));
        await using (var late = await world.OpenAsync(post))
        {
            await world.EditAsync(post, world.Author, draft => draft with { Text = "Первым" });
            world.Get<PostCommands>().Edit(late, late.Draft() with { Text = "Вторым" }, world.Author);
            Assert.False(await late.TryCommitAsync(CancellationToken.None));
        }
        Assert.Equal(["Первым", "Приходите на день открытых дверей.", "Приходите на день открытых дверей."], (await VersionsAsync(world, post)).Select(one => one.Content.Text));
    }

    [Fact]
    public async Task What_was_cleared_away_leaves_no_version_with_the_next_save()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(world.Now.AddHours(1), "Было");
        await using (var db = world.OpenDb())
        {
            var work = (await Infrastructure.Storage.EfPostWork.OpenAsync(db, post, ownsContext: false, world.Time, CancellationToken.None))!;
            world.Get<PostCommands>().Edit(work, work.Draft() with { Text = "Никогда не сохранится" }, world.Author);
            // As a form does that is refused and shown again.
            db.ChangeTracker.Clear();
            (await db.Posts.SingleAsync(one => one.Id == post)).UpdatedAt = world.Now;
            await db.SaveChangesAsync();
        }
        Assert.Equal(["Было"], (await VersionsAsync(world, post)).Select(one => one.Content.Text));
    }

    [Fact]
    public async Task Going_back_to_the_words_that_stand_there_is_refused_and_keeps_the_approval()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(9));
        var now = (await world.PostAsync(post));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, (commands, work) => commands.Restore(work, 1, now.Title, now.Text, now.GospublicText, world.Author)));
        Assert.Equal("RestoreSame", refused.Code);
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task A_text_that_stays_is_kept_once_and_old_versions_stay_as_they_were()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(world.Now.AddHours(1), "Длинный текст.");
        for (var hours = 2; hours < 7; hours++) await world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Author, world.Now.AddHours(hours), null));
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Другой текст." });
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Длинный текст." });
        await using var db = world.OpenDb();
        Assert.Equal(8, await db.PostRevisions.CountAsync());
        Assert.Equal(["Длинный текст.", "Другой текст."], await db.RevisionTexts.Select(one => one.Text).OrderBy(text => text).ToListAsync());
        var versions = await VersionsAsync(world, post);
        Assert.Equal(Enumerable.Range(1, 8).Reverse(), versions.Select(one => one.Number));
        Assert.Equal(world.Now.AddHours(1), versions[^1].Content.PublishAt);
        Assert.Equal("Другой текст.", versions[1].Content.Text);
    }

    [Fact]
    public async Task A_post_from_before_the_history_keeps_what_it_said_then()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(world.Now.AddHours(1), "Было");
        await world.ChangeAsync(db => db.PostRevisions.ExecuteDeleteAsync());
        await world.ChangeAsync(db => db.RevisionTexts.ExecuteDeleteAsync());
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Стало" });
        var versions = await VersionsAsync(world, post);
        Assert.Equal(["Стало", "Было"], versions.Select(one => one.Content.Text));
        Assert.Equal((PostRevision.FoundAction, null, world.Now.AddMinutes(-1)), (versions[1].Revision.Action, versions[1].Revision.ById, versions[1].Revision.At));
    }

    [Fact]
    public async Task A_correction_of_what_is_out_is_a_version_too()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddMinutes(1));
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        await using (var work = await world.OpenAsync(post))
        {
            world.Get<CorrectionCommands>().Correct(work, world.Approver, "Приходите в воскресенье.", null, "Не тот день");
            Assert.True(await work.TryCommitAsync(CancellationToken.None));
        }
        var versions = await VersionsAsync(world, post);
        Assert.Equal(["post.corrected", "post.edited"], versions.Select(one => one.Revision.Action));
        Assert.Equal("Приходите в воскресенье.", versions[0].Content.Text);
    }

    [Fact]
    public async Task Versions_go_with_their_post_and_no_earlier()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await world.ChangeAsync(async db =>
        {
            await db.Publications.Where(one => one.PostId == post).ExecuteDeleteAsync();
            db.Posts.Remove(await db.Posts.SingleAsync(one => one.Id == post));
        });
        await using var db = world.OpenDb();
        Assert.Equal((0, 0), (await db.PostRevisions.CountAsync(), await db.RevisionTexts.CountAsync()));
    }

    [Fact]
    public async Task The_edit_that_made_an_approval_void_is_found_behind_later_ones_and_a_narrowed_approval_has_none()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(9));
        await world.DoAsync(post, Core.Channels.ChannelKind.Gospublic, (commands, work, publication) => commands.Cancel(work, publication, world.Author));
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
        Assert.Null(await VoidingAsync(world, post));

        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Approver, world.Now.AddHours(3), null));
        var at = world.Now;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Позже" });
        var voiding = (await VoidingAsync(world, post))!;
        Assert.Equal(("post.rescheduled", at, 2), (voiding.Action, voiding.At, voiding.Count));
        Assert.Equal("Приходите на день открытых дверей.", voiding.Approved!.Content.Text);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_takes_the_approval_back_and_is_named()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(9));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.EditAsync(post, world.Author, draft => draft);
        var voiding = (await VoidingAsync(world, post))!;
        Assert.Equal(("post.edited", world.Now, null), (voiding.Action, voiding.At, voiding.Version));
    }

    private static async Task<Guid> WrittenAsync(PublishingWorld world)
    {
        var pictures = new[] { await world.AddPictureAsync("a1", "Зал"), await world.AddPictureAsync("b2", "Двор") };
        var post = await world.WriteAsync(world.Now.AddHours(1));
        await world.ChangeAsync(async db =>
        {
            var gospublic = await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == world.Gospublic.Id);
            gospublic.DeliveryMode = Core.Channels.DeliveryMode.ByHand;
        });
        await using var db = world.OpenDb();
        await using var work = (await Infrastructure.Storage.EfPostWork.OpenAsync(db, post, ownsContext: false, world.Time, CancellationToken.None))!;
        var ids = pictures.Select(one => one.Id).ToList();
        var media = await db.Media.Where(one => ids.Contains(one.Id)).OrderBy(one => one.Sha256).ToListAsync();
        world.Get<PostCommands>().Edit(work, work.Draft() with { Media = media }, world.Author);
        Assert.True(await work.TryCommitAsync(CancellationToken.None));
        return post;
    }

    private static async Task<IReadOnlyList<PostVersion>> VersionsAsync(PublishingWorld world, Guid post)
    {
        await using var db = world.OpenDb();
        return [.. (await new PostVersions(db).ListAsync(post, null, CancellationToken.None)).Page.Select(one => one.Version)];
    }

    private static async Task<VoidingEdit?> VoidingAsync(PublishingWorld world, Guid post)
    {
        await using var db = world.OpenDb();
        var approved = await db.ApprovedRevisions.AsNoTracking().OrderByDescending(one => one.ApprovedAt).FirstAsync(one => one.PostId == post);
        return await new PostVersions(db).FindVoidingAsync(approved, CancellationToken.None);
    }
}
