using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>What people say of pictures: part of the approval, said by the right person, and of these bytes alone.</summary>
public sealed class PictureWordsTests
{
    [Fact]
    public async Task The_answer_about_children_is_stored_with_the_approval()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (post, picture) = await SubmittedAsync(world, PictureConsent.Given);
        await ApproveAsync(world, post, world.Approver);

        await using var db = world.OpenDb();
        var approved = Assert.Single(await db.ApprovedRevisions.Where(one => one.PostId == post).ToListAsync());
        Assert.Equal([new PictureConfirmation(picture, "aa", PictureConsent.Given, world.Author, world.Now)], approved.Pictures);
    }

    [Fact]
    public async Task Another_answer_after_the_approval_holds_the_post()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (post, _) = await SubmittedAsync(world, PictureConsent.Given);
        await ApproveAsync(world, post, world.Approver);
        await world.ChangeAsync(async db => (await db.Media.SingleAsync()).Say(PictureConsent.NoChildren, world.Approver, world.Now));
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(HoldCause.Approval, (await world.MaxAsync(post)).HoldCause);
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task Who_said_it_first_is_kept_when_it_is_said_again()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SubmittedAsync(world, PictureConsent.Given);
        await world.ChangeAsync(async db => (await db.Media.SingleAsync()).Say(PictureConsent.Given, world.Approver, world.Now.AddDays(1)));
        await using var db = world.OpenDb();
        Assert.Equal(world.Author, (await db.Media.SingleAsync()).ConsentById);
    }

    [Fact]
    public async Task A_reviewer_looks_where_the_program_could_not_and_it_is_audited()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (post, picture) = await SubmittedAsync(world, PictureConsent.Given);
        Assert.Contains("MED003", await RulesAsync(world, post));

        await NoQrAsync(world, post, world.Approver, picture);
        Assert.DoesNotContain("MED003", await RulesAsync(world, post));
        await using var db = world.OpenDb();
        var row = await db.Media.SingleAsync();
        Assert.Equal((world.Approver, world.Now), (row.NoQrById!.Value, row.NoQrAt!.Value));
        var audited = Assert.Single(await world.AuditAsync("post.no-qr"));
        Assert.Equal((world.Approver, "aa"), (audited.ActorId!.Value, audited.Details));

        // What a later look finds counts all the same.
        await world.ChangeAsync(async other => (await other.Media.SingleAsync()).Read(new QrReading(QrState.Found, "https://max.ru/join/AbCdEf")));
        Assert.Contains("LNK006", await RulesAsync(world, post));
    }

    [Fact]
    public async Task The_tick_is_of_these_bytes_so_another_picture_asks_anew()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (post, picture) = await SubmittedAsync(world, PictureConsent.Given);
        await NoQrAsync(world, post, world.Approver, picture);
        var other = await world.AddPictureAsync("bb", "Другая");
        await world.EditAsync(post, world.Author, draft => draft with { Media = [other] });
        Assert.Contains("MED003", await RulesAsync(world, post));
    }

    [Fact]
    public async Task The_tick_does_not_void_the_approval()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (post, picture) = await SubmittedAsync(world, PictureConsent.Given);
        await ApproveAsync(world, post, world.Approver);
        await NoQrAsync(world, post, world.Approver, picture);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Single(world.Max.Sent);
    }

    [Theory]
    [InlineData(false, "NoQrAlone")]
    [InlineData(true, null)]
    public async Task An_author_alone_ticks_nothing_unless_the_school_lets_them_approve_alone(bool selfApproval, string? refusal)
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(async db => (await db.Schools.SingleAsync()).SelfApproval = selfApproval);
        var (post, picture) = await SubmittedAsync(world, PictureConsent.Given);
        if (refusal is null) await NoQrAsync(world, post, world.Author, picture);
        else await P2AtMostOneSendTests.RefusedAsync(refusal, () => NoQrAsync(world, post, world.Author, picture));
    }

    [Theory]
    [InlineData(QrState.None)]
    [InlineData(QrState.Found)]
    public async Task Nothing_is_ticked_that_the_program_has_looked_through(QrState state)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (post, picture) = await SubmittedAsync(world, PictureConsent.Given);
        await world.ChangeAsync(async db => (await db.Media.SingleAsync()).Read(new QrReading(state, "")));
        await P2AtMostOneSendTests.RefusedAsync("QrIsRead", () => NoQrAsync(world, post, world.Approver, picture));
        await P2AtMostOneSendTests.RefusedAsync("PictureNotHere", () => NoQrAsync(world, post, world.Approver, Guid.NewGuid()));
    }

    [Fact]
    public async Task Self_approval_waits_until_nothing_about_the_pictures_is_open()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(async db => (await db.Schools.SingleAsync()).SelfApproval = true);
        var (post, picture) = await SubmittedAsync(world, PictureConsent.NotSaid);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalWarnings", () => ApproveAsync(world, post, world.Author));
        await NoQrAsync(world, post, world.Author, picture);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalWarnings", () => ApproveAsync(world, post, world.Author));
        await world.ChangeAsync(async db => (await db.Media.SingleAsync()).Say(PictureConsent.NoChildren, world.Author, world.Now));
        await ApproveAsync(world, post, world.Author);
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
    }

    private static async Task<(Guid Post, Guid Picture)> SubmittedAsync(PublishingWorld world, PictureConsent consent)
    {
        var picture = await world.AddPictureAsync("aa", "Афиша");
        await world.ChangeAsync(async db => (await db.Media.SingleAsync()).Say(consent, world.Author, world.Now));
        var post = await world.WriteAsync(world.Now.AddHours(1), channels: world.MaxChannel);
        await world.EditAsync(post, world.Author, draft => draft with { Media = [picture] });
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        return (post, picture.Id);
    }

    private static Task ApproveAsync(PublishingWorld world, Guid post, Guid person) =>
        world.DoAsync(post, (commands, work) => commands.Approve(work, person, work.CurrentHash(), "Новость"));

    private static Task NoQrAsync(PublishingWorld world, Guid post, Guid person, Guid picture) => world.DoAsync(post, (commands, work) => commands.ConfirmNoQr(work, person, picture));

    private static async Task<IReadOnlyList<string>> RulesAsync(PublishingWorld world, Guid post)
    {
        await using var db = world.OpenDb();
        var work = await EfPostWork.OpenAsync(db, post, ownsContext: false, world.Time, default);
        return [.. world.Get<PostLinter>().Lint(work!).Findings.Select(finding => finding.RuleId)];
    }
}
