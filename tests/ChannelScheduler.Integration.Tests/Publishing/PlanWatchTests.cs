using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Publishing;

/// <summary>A week that will end short and a queue that runs dry are told: to whom, and once each. The days stand in PlanWarningsTests.</summary>
public sealed class PlanWatchTests
{
    // The world begins on Tuesday, 15 September 2026, 10:00 in Moscow.
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_week_short_of_posts_is_told_to_writers_and_approvers_once_and_the_next_week_again()
    {
        await using var world = await LiveWorldAsync();
        await world.ApproveAsync(world.Now.AddHours(2));
        Assert.Equal([(1, Role.ContentAdmin), (1, Role.PressOfficer), (8, Role.ContentAdmin), (8, Role.PressOfficer)], await ToldAsync(world, "NotifyQuotaAtRisk", days: 12));
        var first = (await world.NotificationsAsync()).First(one => one.Kind == NotificationKind.QuotaAtRisk);
        Assert.Equal(["", "", "Школа", "1", "3", "2", "18.09"], first.Message.Values);
        Assert.Equal(world.School.Id, first.SchoolId);
    }

    [Fact]
    public async Task Planned_posts_count_whether_approved_or_in_review_and_drafts_and_cancelled_ones_do_not()
    {
        await using var world = await LiveWorldAsync();
        await world.ApproveAsync(world.Now.AddDays(1), "Первая новость недели.");
        await world.ApproveAsync(world.Now.AddDays(2), "Вторая, совсем о другом: кружок шахмат набирает группу.");
        var waiting = await world.WriteAsync(world.Now.AddDays(3), "Третья: библиотека ждёт читателей в субботу.");
        await world.DoAsync(waiting, (commands, work) => commands.Submit(work, world.Author));
        Assert.Empty(await ToldAsync(world, "NotifyQuotaAtRisk", days: 2.9));

        await world.DoAsync(waiting, (commands, work) => commands.Cancel(work, world.Author));
        // Friday morning, after nine.
        world.Time.Advance(TimeSpan.FromHours(3));
        await world.Get<PlanWatch>().WatchAsync(default);
        Assert.Equal(2, (await world.NotificationsAsync()).Count(one => one.Kind == NotificationKind.QuotaAtRisk));
    }

    [Fact]
    public async Task In_a_school_break_nobody_is_told_anything()
    {
        await using var world = await LiveWorldAsync();
        // To Saturday, 24 October 2026: the autumn break goes to 1 November.
        world.Time.Advance(TimeSpan.FromDays(39));
        Assert.Empty(await ToldAsync(world, "NotifyQuotaAtRisk", days: 8.5));
        Assert.DoesNotContain("NotifyQueueDry", await world.ToldAsync());
    }

    [Fact]
    public async Task A_school_with_sandbox_channels_alone_is_asked_for_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        Assert.Empty(await ToldAsync(world, "NotifyQuotaAtRisk", days: 5));
        Assert.Empty(await world.NotificationsAsync());
    }

    [Fact]
    public async Task An_empty_queue_is_told_once_until_something_is_planned_and_then_again()
    {
        await using var world = await LiveWorldAsync();
        Assert.Equal([(0, Role.ContentAdmin), (0, Role.PressOfficer)], await ToldAsync(world, "NotifyQueueDry", days: 6));
        // Filled for two days, and dry again on the third.
        await world.ApproveAsync(world.Now.AddDays(2));
        Assert.Empty(await ToldAsync(world, "NotifyQueueDry", days: 1));
        Assert.Equal([(2, Role.ContentAdmin), (2, Role.PressOfficer)], await ToldAsync(world, "NotifyQueueDry", days: 6, from: world.Now.AddDays(-1)));
    }

    [Fact]
    public async Task A_queue_that_runs_dry_is_told_in_a_week_whose_shortness_was_told_before()
    {
        await using var world = await LiveWorldAsync();
        // To Thursday, 11:00: two school days are left.
        var post = await world.ApproveAsync(world.Now.AddDays(2).AddHours(2));
        Assert.Equal(2, (await ToldAsync(world, "NotifyQuotaAtRisk", days: 2.05)).Count);
        Assert.DoesNotContain("NotifyQueueDry", await world.ToldAsync());
        await world.DoAsync(post, (commands, work) => commands.Cancel(work, world.Author));
        await world.Get<PlanWatch>().WatchAsync(default);
        Assert.Equal((2, 2), ((await world.ToldAsync()).Count(code => code == "NotifyQuotaAtRisk"), (await world.ToldAsync()).Count(code => code == "NotifyQueueDry")));
    }

    [Fact]
    public async Task What_goes_out_on_approval_keeps_the_queue_from_being_dry()
    {
        await using var world = await LiveWorldAsync();
        var post = await world.WriteAsync();
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        Assert.Empty(await ToldAsync(world, "NotifyQueueDry", days: 1));
    }

    [Fact]
    public async Task Two_passes_at_the_same_time_tell_it_once()
    {
        await using var world = await LiveWorldAsync();
        world.Time.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Get<PlanWatch>().WatchAsync(default)));
        var told = await world.ToldAsync();
        Assert.Equal((2, 2), (told.Count(code => code == "NotifyQuotaAtRisk"), told.Count(code => code == "NotifyQueueDry")));
    }

    [Fact]
    public async Task While_the_clock_is_off_nobody_is_told()
    {
        await using var world = await LiveWorldAsync();
        foreach (var network in Enum.GetValues<Network>()) world.NetworkClock.Report(network, world.Now.AddHours(-30), world.Now);
        await world.Get<PlanWatch>().WatchAsync(default);
        Assert.DoesNotContain("NotifyQueueDry", await world.ToldAsync());
    }

    [Theory]
    [InlineData("ru", "«Школа»: до 18.09 включительно ничего не запланировано.")]
    [InlineData("en", "\"Школа\": nothing is planned up to and including 18.09.")]
    public async Task It_is_said_in_the_readers_language(string language, string words)
    {
        await using var world = await LiveWorldAsync();
        await world.Get<PlanWatch>().WatchAsync(default);
        var message = (await world.NotificationsAsync())[0].Message;
        Assert.StartsWith(words, message.ToText(System.Globalization.CultureInfo.GetCultureInfo(language)), StringComparison.Ordinal);
    }

    private static async Task<PublishingWorld> LiveWorldAsync()
    {
        var world = await PublishingWorld.CreateAsync();
        await using var db = world.OpenDb();
        await db.Channels.ExecuteUpdateAsync(set => set.SetProperty(one => one.Environment, ChannelEnvironment.Live));
        return world;
    }

    // Whole days since the beginning at which each was told, and to whom.
    private static async Task<IReadOnlyList<(int Day, Role Audience)>> ToldAsync(PublishingWorld world, string code, double days, DateTimeOffset? from = null)
    {
        var start = from ?? world.Now;
        var before = (await world.NotificationsAsync()).Select(one => one.Id).ToHashSet();
        for (var end = world.Now.AddDays(days); world.Now < end; world.Time.Advance(Step)) await world.Get<PlanWatch>().WatchAsync(default);
        return [.. (await world.NotificationsAsync()).Where(one => one.Message.Code == code && !before.Contains(one.Id))
            .Select(one => ((int)(one.CreatedAt - start).TotalDays, one.Audience)).OrderBy(one => one.Item1).ThenBy(one => one.Audience.ToString(), StringComparer.Ordinal)];
    }
}
