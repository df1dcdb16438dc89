using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Recurring;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static ChannelScheduler.Integration.Tests.Recurring.SeriesMakerTests;

namespace ChannelScheduler.Integration.Tests.Recurring;

/// <summary>Whom a series tells what, and how seldom. Now is Tuesday 15 September 2026, 10:00 in Moscow.</summary>
public sealed class SeriesDigestTests
{
    [Fact]
    public async Task A_daily_series_tells_its_approvers_once_a_day_and_not_once_a_post()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world, Daily);
        await MakeAsync(world);
        Assert.Equal(14, (await PostsAsync(world)).Count);
        var told = Assert.Single(await world.NotificationsAsync());
        Assert.Equal(("NotifySeriesSubmitted", Role.ContentAdmin, "16.09.2026"), (told.Message.Code, told.Audience, told.Message.Values[2]));

        // A day that is taken in again on the same day is no second occasion; another series is one of its own.
        await world.ChangeAsync(async db => db.SeriesOccurrences.Remove(await db.SeriesOccurrences.SingleAsync(one => one.SeriesId == id && one.Date == new DateOnly(2026, 9, 20))));
        await MakeAsync(world);
        Assert.Equal(15, (await PostsAsync(world)).Count);
        Assert.Single(await world.NotificationsAsync());
        await AddAsync(world, Daily);
        await MakeAsync(world);
        Assert.Equal(["NotifySeriesSubmitted", "NotifySeriesSubmitted"], await world.ToldAsync());

        // From then on one post a day is made, and each is told by itself.
        world.Time.Advance(TimeSpan.FromDays(1));
        await MakeAsync(world);
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifySubmitted"));
    }

    [Fact]
    public async Task What_rules_block_stays_a_draft_and_its_authors_are_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world, series => series.Text = "Чат: https://max.ru/join/AbCdEfGhIjKlMnOp");
        await MakeAsync(world);
        Assert.All(await PostsAsync(world), post => Assert.Equal(ReviewState.Draft, post.Review));
        var told = Assert.Single(await world.NotificationsAsync());
        Assert.Equal(("NotifySeriesDrafts", Role.PressOfficer, "16.09.2026"), (told.Message.Code, told.Audience, told.Message.Values[2]));

        // One more a week later is told by itself.
        world.Time.Advance(TimeSpan.FromDays(1));
        await MakeAsync(world);
        Assert.Equal("30.09.2026", Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifySeriesDraft").Message.Values[2]);
    }

    [Fact]
    public async Task A_mended_series_asks_for_all_its_drafts_at_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world, series => series.Text = "Чат: https://max.ru/join/AbCdEfGhIjKlMnOp");
        await MakeAsync(world);
        await using (var db = world.OpenDb())
        {
            var series = await db.Series.SingleAsync(one => one.Id == id);
            series.Text = "Каша.";
            Assert.Equal(2, await world.Get<SeriesFollowUp>().ApplyAsync(db, series, world.Author, default));
        }
        Assert.All(await PostsAsync(world), post => Assert.Equal(ReviewState.InReview, post.Review));
        Assert.Equal(["NotifySeriesDrafts", "NotifySeriesSubmitted"], (await world.ToldAsync()).Order());
    }

    private static void Daily(PostSeries series) => series.Weekdays = [.. Enum.GetValues<DayOfWeek>()];
}
