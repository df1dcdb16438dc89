using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>Who may answer for a warning, for what, for how long, and what ends it.</summary>
public sealed class WaiverTests
{
    private const string Short = "https://clck.ru/3AbC";
    private const string Text = "Фото с праздника: " + Short;

    [Fact]
    public async Task A_second_person_waives_a_warning_and_it_stays_visible_until_its_end()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        Assert.Equal(LintVerdict.Warn, (await LintAsync(world, post)).Verdict);
        await WaiveAsync(world, post, world.Approver);

        var report = await LintAsync(world, post);
        Assert.Equal(LintVerdict.Pass, report.Verdict);
        Assert.Equal(("Адрес проверен", "Второй"), (report.Findings[0].Waiver!.Reason, report.Findings[0].Waiver!.By));
        Assert.Equal(world.Now + Waiver.UsualTime, report.Findings[0].Waiver!.Until);
        var audit = Assert.Single(await world.AuditAsync("post.waived"));
        Assert.Equal(world.Approver, audit.ActorId);
        Assert.DoesNotContain(Short, audit.Details, StringComparison.Ordinal);

        world.Time.Advance(Waiver.UsualTime);
        Assert.Equal(LintVerdict.Warn, (await LintAsync(world, post)).Verdict);
    }

    [Fact]
    public async Task The_sole_author_waives_nothing_not_even_where_they_may_approve_alone()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(async db => (await db.Schools.SingleAsync()).SelfApproval = true);
        var post = await world.WriteAsync(text: Text);
        await P2AtMostOneSendTests.RefusedAsync("WaiveAlone", () => WaiveAsync(world, post, world.Author));
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalWarnings", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Author, work.CurrentHash(), "Новость")));

        await WaiveAsync(world, post, world.Approver);
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Author, work.CurrentHash(), "Новость"));
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
    }

    [Theory]
    [InlineData("Чат: https://max.ru/join/abcd", "LNK001", "WaiveBlock")]
    [InlineData(Text, "LNK001", "WaiveGone")]
    public async Task Only_a_warning_that_is_there_is_waived(string text, string ruleId, string refusal)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: text);
        await P2AtMostOneSendTests.RefusedAsync(refusal, () => WaiveAsync(world, post, world.Approver, ruleId));
    }

    [Theory]
    [InlineData(0, "WaiveUntilPast")]
    [InlineData(367, "WaiveUntilFar")]
    public async Task It_ends_within_a_year(int days, string refusal)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        await P2AtMostOneSendTests.RefusedAsync(refusal, () => WaiveAsync(world, post, world.Approver, until: world.Now.AddDays(days)));
        await WaiveAsync(world, post, world.Approver, until: world.Now.AddDays(366));
    }

    [Fact]
    public async Task An_edit_elsewhere_keeps_it_and_an_edit_of_the_words_ends_it_for_good()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        await WaiveAsync(world, post, world.Approver);
        await world.EditAsync(post, world.Author, draft => draft with { Text = "Дорогие родители! " + Text });
        Assert.Equal(LintVerdict.Pass, (await LintAsync(world, post)).Verdict);

        await world.EditAsync(post, world.Author, draft => draft with { Text = "Фото: https://clck.ru/other" });
        Assert.Equal(LintVerdict.Warn, (await LintAsync(world, post)).Verdict);
        Assert.Single(await world.AuditAsync("post.waiver-void"));
        await using (var db = world.OpenDb()) Assert.Empty(await db.Waivers.ToListAsync());
        await world.EditAsync(post, world.Author, draft => draft with { Text = Text });
        Assert.Equal(LintVerdict.Warn, (await LintAsync(world, post)).Verdict);
    }

    [Fact]
    public async Task Taken_back_it_counts_again_and_the_version_says_that_the_report_changed()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        var before = (await world.PostAsync(post)).Version;
        await WaiveAsync(world, post, world.Approver);
        var given = await world.PostAsync(post);
        Assert.NotEqual(before, given.Version);
        await world.DoAsync(post, (commands, work) => commands.Revoke(work, world.Approver, Assert.Single(work.Waivers).Id));
        Assert.Equal(LintVerdict.Warn, (await LintAsync(world, post)).Verdict);
        Assert.Single(await world.AuditAsync("post.waiver-revoked"));
        await P2AtMostOneSendTests.RefusedAsync("WaiverGone", () => world.DoAsync(post, (commands, work) => commands.Revoke(work, world.Approver, Guid.NewGuid())));
    }

    [Fact]
    public async Task A_deleted_draft_takes_its_waivers_along()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(text: Text);
        await WaiveAsync(world, post, world.Approver);
        await world.ChangeAsync(async db => db.Posts.Remove(await db.Posts.SingleAsync(one => one.Id == post)));
        await using var check = world.OpenDb();
        Assert.Empty(await check.Waivers.ToListAsync());
    }

    private static Task WaiveAsync(PublishingWorld world, Guid post, Guid actor, string ruleId = "LNK005", DateTimeOffset? until = null) =>
        world.DoAsync(post, (commands, work) => commands.Waive(work, actor, "Второй", ruleId, "text", null, "Адрес проверен", until));

    private static async Task<LintReport> LintAsync(PublishingWorld world, Guid post)
    {
        await using var work = await world.OpenAsync(post);
        return world.Get<PostLinter>().Lint(work);
    }
}
