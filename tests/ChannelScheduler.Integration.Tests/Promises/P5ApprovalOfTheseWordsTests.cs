using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P5: the approval is of these exact words. Who may approve is in <see cref="P5SecondPersonTests"/>.</summary>
public sealed class P5ApprovalOfTheseWordsTests
{
    private static readonly Dictionary<string, Func<PublishingWorld, Guid, Task>> Edits = new()
    {
        ["title"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { Title = "Другая" }),
        ["text"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { Text = draft.Text + " Ждём!" }),
        ["link"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { Text = draft.Text + " https://example.test/" }),
        ["gospublic text"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { GospublicText = "Иначе" }),
        ["order of pictures"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { Media = [.. draft.Media.Reverse()] }),
        ["a picture less"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { Media = [draft.Media[0]] }),
        ["what to do with pictures"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { PhotoFallback = PhotoFallback.ByHand }),
        ["a channel less"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { Channels = [.. draft.Channels.Where(one => one.Kind == ChannelKind.MaxPublic)] }),
        ["time by edit"] = (world, post) => world.EditAsync(post, world.Author, draft => draft with { PublishAt = draft.PublishAt?.AddMinutes(1) }),
        ["time by reschedule"] = (world, post) => world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Author, world.Now.AddHours(5), null)),
        ["saved without a change"] = (world, post) => world.EditAsync(post, world.Author, draft => draft),
    };

    public static TheoryData<string> EditNames() => new(Edits.Keys);

    [Theory]
    [MemberData(nameof(EditNames))]
    public async Task Any_edit_voids_the_approval_and_nothing_goes_out_until_the_next(string edit)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await ApprovedWithPicturesAsync(world);
        var approved = (await world.PostAsync(post)).ApprovedHash!;

        await Edits[edit](world, post);
        var edited = await world.PostAsync(post);
        Assert.Equal(ReviewState.InReview, edited.Review);
        Assert.Null(edited.ApprovedHash);
        Assert.Null(edited.ApprovedById);
        Assert.Equal(PublicationStatus.Planned, (await world.MaxAsync(post)).Status);

        if (edit != "saved without a change")
        {
            await P2AtMostOneSendTests.RefusedAsync("ApproveChanged", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, approved, null)));
        }
        await world.LiveAsync(TimeSpan.FromHours(8), TimeSpan.FromHours(1));
        Assert.Empty(world.Max.Sent);
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task A_description_that_changed_after_the_approval_holds_the_post()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await ApprovedWithPicturesAsync(world);
        await world.ChangeAsync(async db => (await db.Media.FirstAsync()).Description = "Совсем другое");
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Approval), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).HoldCause));
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task A_tampered_title_time_or_approval_holds_the_post()
    {
        string[] tamperings =
        [
            "UPDATE Posts SET Title = 'Иначе'",
            "UPDATE Posts SET PublishAt = PublishAt - 1",
            "UPDATE Posts SET ApprovedHash = 'x'",
            "UPDATE Posts SET ApprovedHash = NULL",
            "UPDATE Posts SET Review = 'InReview'",
        ];
        foreach (var sql in tamperings)
        {
            await using var world = await PublishingWorld.CreateAsync();
            var post = await world.ApproveAsync(world.Now.AddHours(1));
            await world.ChangeAsync(db => db.Database.ExecuteSqlRawAsync(sql));
            world.Time.Advance(TimeSpan.FromHours(1));
            await world.Get<DueDispatcher>().DispatchDueAsync(CancellationToken.None);
            await world.RunQueueAsync();
            Assert.Equal((sql, PublicationStatus.OnHold), (sql, (await world.MaxAsync(post)).Status));
            Assert.Empty(world.Max.Sent);
        }
    }

    [Fact]
    public async Task The_approver_has_to_have_seen_the_words_that_stand_there_now()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await using var seen = await world.OpenAsync(post);
        var hash = seen.CurrentHash();
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Иначе" });
        await P2AtMostOneSendTests.RefusedAsync("ApproveChanged", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, hash, null)));
        await P2AtMostOneSendTests.RefusedAsync("ApproveChanged", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, "", null)));
    }

    [Fact]
    public async Task An_approval_that_was_opened_before_an_edit_is_not_stored_after_it()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await using var approval = await world.OpenAsync(post);
        world.Get<PostCommands>().Approve(approval, world.Approver, approval.CurrentHash(), null);
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Иначе" });
        Assert.False(await approval.TryCommitAsync(CancellationToken.None));
        Assert.Equal(ReviewState.InReview, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task What_goes_out_is_what_was_approved_and_the_audit_holds_its_hash()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(text: "Именно эти слова.");
        var hash = (await world.PostAsync(post)).ApprovedHash;
        await world.PassAsync();
        Assert.Contains("Именно эти слова.", Assert.Single(world.Max.Sent).Message.PlainText, StringComparison.Ordinal);
        Assert.Equal(hash, Assert.Single(await world.AttemptsAsync((await world.MaxAsync(post)).Id)).ContentHash);
        Assert.Equal(hash, Assert.Single(await world.AuditAsync("post.approved")).Details);
    }

    private static async Task<Guid> ApprovedWithPicturesAsync(PublishingWorld world)
    {
        var first = await world.AddPictureAsync("a1", "Дети рисуют");
        var second = await world.AddPictureAsync("b2", "Дети поют");
        var post = await world.WriteAsync(world.Now.AddHours(1));
        await world.EditAsync(post, world.Author, draft => draft with { Media = [first, second], PhotoFallback = PhotoFallback.MaxLink });
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        return post;
    }
}
