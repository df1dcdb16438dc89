using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Recurring;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Recurring;

/// <summary>Series on a real database. Now is Tuesday 15 September 2026, 10:00 in Moscow; the horizon is two weeks.</summary>
public sealed class SeriesMakerTests
{
    private static readonly DateOnly Today = new(2026, 9, 15);

    [Fact]
    public async Task Each_day_within_two_weeks_becomes_a_post_in_review_with_its_own_words_and_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world);
        await MakeAsync(world);
        var posts = await PostsAsync(world);
        Assert.Equal(["Меню на 16 сентября 2026-09-16T06:30 InReview", "Меню на 23 сентября 2026-09-23T06:30 InReview"], posts.Select(Shown));
        Assert.All(posts, post => Assert.Equal([world.Author], post.AuthorIds));
        Assert.Equal(2, (await world.AuditAsync("series.occurrence-made")).Count);
        Assert.Equal(["NotifySeriesSubmitted"], await world.ToldAsync());

        world.Time.Advance(TimeSpan.FromDays(1));
        await MakeAsync(world);
        Assert.Equal(["NotifySeriesSubmitted", "NotifySubmitted"], await world.ToldAsync());
        Assert.Equal("Меню на 30 сентября 2026-09-30T06:30 InReview", Shown((await PostsAsync(world))[^1]));
        Assert.Equal(3, (await PostsAsync(world)).Count);
    }

    [Fact]
    public async Task Many_runs_at_once_make_each_day_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        for (var i = 0; i < 3; i++) await AddAsync(world, series => series.Weekdays = [.. Enum.GetValues<DayOfWeek>()]);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => MakeAsync(world))));
        await MakeAsync(world);
        await using var db = world.OpenDb();
        var rows = await db.SeriesOccurrences.ToListAsync();
        Assert.Equal(3 * 14, rows.Count);
        Assert.Equal(rows.Select(row => row.PostId).OfType<Guid>().Order(), (await PostsAsync(world)).Select(post => post.Id).Order());
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_row_of_a_day()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world);
        await MakeAsync(world);
        await Assert.ThrowsAsync<DbUpdateException>(() => world.ChangeAsync(db => Task.FromResult(db.SeriesOccurrences.Add(new SeriesOccurrence { SeriesId = id, Date = new DateOnly(2026, 9, 16) }))));
    }

    [Fact]
    public async Task A_run_that_is_cut_off_before_its_commit_leaves_neither_post_nor_row()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world);
        await using (var db = world.OpenDb())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            Assert.True(await world.Get<SeriesMaker>().MakeNextAsync(db, await db.Series.SingleAsync(one => one.Id == id), default));
            Assert.Equal(1, await db.Posts.CountAsync());
            // The process is killed here: nobody commits.
        }
        Assert.Empty(await PostsAsync(world));
        await MakeAsync(world);
        Assert.Equal(2, (await PostsAsync(world)).Count);
    }

    [Fact]
    public async Task What_people_skipped_edited_or_deleted_does_not_come_back()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world, series => series.Weekdays = [DayOfWeek.Wednesday, DayOfWeek.Friday]);
        await world.ChangeAsync(db => Task.FromResult(db.SeriesOccurrences.Add(new SeriesOccurrence { SeriesId = id, Date = new DateOnly(2026, 9, 18), Outcome = OccurrenceOutcome.Skipped, At = world.Now })));
        await MakeAsync(world);
        var posts = await PostsAsync(world);
        Assert.Equal([16, 23, 25], posts.Select(post => post.PublishAt!.Value.Day));
        await world.EditAsync(posts[0].Id, world.Approver, draft => draft with { Text = "Другие слова", PublishAt = posts[0].PublishAt!.Value.AddDays(2) });
        await world.ChangeAsync(async db =>
        {
            db.Publications.RemoveRange(await db.Publications.Where(one => one.PostId == posts[1].Id).ToListAsync());
            db.Posts.Remove(await db.Posts.SingleAsync(one => one.Id == posts[1].Id));
        });
        await MakeAsync(world);
        Assert.Equal([posts[0].Id, posts[2].Id], (await PostsAsync(world)).Select(post => post.Id));
        await using var check = world.OpenDb();
        Assert.Null((await check.SeriesOccurrences.SingleAsync(one => one.Date == new DateOnly(2026, 9, 23))).PostId);
    }

    [Fact]
    public async Task A_title_that_its_day_makes_too_long_is_cut_between_letters()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world, series => series.Title = "{день}" + new string('я', 194) + "\U0001F600");
        await MakeAsync(world);
        Assert.All(await PostsAsync(world), post => Assert.Equal("среда" + new string('я', 194), post.Title));
    }

    [Theory]
    [InlineData(SeriesState.Paused)]
    [InlineData(SeriesState.Ended)]
    public async Task A_series_that_does_not_run_makes_nothing(SeriesState state)
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world, series => series.State = state);
        await MakeAsync(world);
        // Nor when the request that changed it asks by itself.
        await using var db = world.OpenDb();
        Assert.False(await world.Get<SeriesMaker>().MakeNextAsync(db, await db.Series.SingleAsync(), default));
        Assert.Empty(await PostsAsync(world));
    }

    [Fact]
    public async Task Everyone_whose_words_are_in_a_series_is_an_author_of_its_posts_and_who_chose_a_time_is_not()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var third = Guid.NewGuid();
        await AddAsync(world, series =>
        {
            series.EditedBy(world.Approver, words: true, world.Now);
            series.EditedBy(third, words: false, world.Now);
        });
        await MakeAsync(world);
        Assert.All(await PostsAsync(world), post => Assert.Equal([world.Author, world.Approver], post.AuthorIds));
    }

    [Fact]
    public async Task A_changed_series_does_not_reach_a_post_whose_time_has_come()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world);
        await MakeAsync(world);
        world.Time.Advance(TimeSpan.FromDays(1));
        await using (var db = world.OpenDb())
        {
            var series = await db.Series.SingleAsync(one => one.Id == id);
            series.Text = "Новые слова";
            Assert.Equal(1, await world.Get<SeriesFollowUp>().ApplyAsync(db, series, world.Author, default));
        }
        Assert.Equal(["Каша и чай.", "Новые слова"], (await PostsAsync(world)).Select(post => post.Text));
    }

    [Fact]
    public async Task After_a_long_standstill_the_missed_days_are_told_once_and_not_made_up_for()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world);
        world.Time.Advance(TimeSpan.FromDays(16));
        await MakeAsync(world);
        await MakeAsync(world);
        var told = Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifySeriesLate");
        Assert.Equal(["Меню на {дата}", "", "16.09.2026, 23.09.2026, 30.09.2026", "3"], told.Message.Values);
        Assert.Equal(["Меню на 7 октября 2026-10-07T06:30 InReview", "Меню на 14 октября 2026-10-14T06:30 InReview"], (await PostsAsync(world)).Select(Shown));
    }

    [Fact]
    public async Task After_a_pause_nobody_is_told_of_the_days_that_passed()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world, series => series.State = SeriesState.Paused);
        world.Time.Advance(TimeSpan.FromDays(10));
        await world.ChangeAsync(async db => { var series = await db.Series.SingleAsync(one => one.Id == id); (series.State, series.ActiveFrom) = (SeriesState.Active, world.Now); });
        await MakeAsync(world);
        Assert.DoesNotContain("NotifySeriesLate", await world.ToldAsync());
        Assert.Equal([30, 7], (await PostsAsync(world)).Select(post => post.PublishAt!.Value.Day));
    }

    [Fact]
    public async Task With_its_last_day_made_a_series_ends_and_says_so_in_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world, series => series.EndsOn = new DateOnly(2026, 9, 30));
        await MakeAsync(world);
        Assert.DoesNotContain("NotifySeriesEnds", await world.ToldAsync());
        world.Time.Advance(TimeSpan.FromDays(2));
        await MakeAsync(world);
        await MakeAsync(world);
        Assert.Single(await world.ToldAsync(), code => code == "NotifySeriesEnds");
        await using var db = world.OpenDb();
        Assert.Equal(SeriesState.Ended, (await db.Series.SingleAsync(one => one.Id == id)).State);
        Assert.Equal(3, (await PostsAsync(world)).Count);
    }

    [Fact]
    public async Task Admins_are_told_once_when_nobody_of_a_series_may_write_any_more()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world);
        await world.ChangeAsync(db =>
        {
            db.Users.Add(new User { Id = world.Author, Name = "Автор", CreatedAt = world.Now });
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = world.Author, Role = Role.PressOfficer, SchoolId = world.School.Id, Until = world.Now.AddDays(3) });
            return Task.CompletedTask;
        });
        await world.Get<SeriesOrphans>().TellAsync(default);
        Assert.DoesNotContain("NotifySeriesOrphaned", await world.ToldAsync());
        world.Time.Advance(TimeSpan.FromDays(4));
        await world.Get<SeriesOrphans>().TellAsync(default);
        await world.Get<SeriesOrphans>().TellAsync(default);
        Assert.Equal(Role.Admin, Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifySeriesOrphaned").Audience);
        // Each post waits for somebody who is there.
        await MakeAsync(world);
        Assert.All(await PostsAsync(world), post => Assert.Equal(ReviewState.InReview, post.Review));
    }

    [Fact]
    public async Task A_changed_series_changes_what_waits_untouched_and_leaves_the_rest_alone()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = await AddAsync(world, series => series.Weekdays = [DayOfWeek.Wednesday, DayOfWeek.Friday]);
        await MakeAsync(world);
        var before = await PostsAsync(world);
        Assert.Equal([16, 18, 23, 25], before.Select(post => post.PublishAt!.Value.Day));
        await world.DoAsync(before[0].Id, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        await world.EditAsync(before[1].Id, world.Approver, draft => draft with { Text = "Рукой" });

        await using (var db = world.OpenDb())
        {
            var series = await db.Series.SingleAsync(one => one.Id == id);
            (series.Text, series.TimeOfDay, series.Weekdays) = ("Новые слова", new TimeOnly(12, 0), [DayOfWeek.Wednesday]);
            Assert.Equal(2, await world.Get<SeriesFollowUp>().ApplyAsync(db, series, world.Author, default));
        }
        var after = (await PostsAsync(world)).ToDictionary(post => post.Id);
        Assert.Equal(("Каша и чай.", ReviewState.Approved), (after[before[0].Id].Text, after[before[0].Id].Review));
        Assert.Equal("Рукой", after[before[1].Id].Text);
        Assert.Equal(("Новые слова", ReviewState.InReview, 9), (after[before[2].Id].Text, after[before[2].Id].Review, after[before[2].Id].PublishAt!.Value.Hour));
        Assert.Equal(ReviewState.Cancelled, after[before[3].Id].Review);
    }

    internal static async Task<Guid> AddAsync(PublishingWorld world, Action<PostSeries>? change = null)
    {
        var series = new PostSeries
        {
            Id = Guid.CreateVersion7(world.Now), SchoolId = world.School.Id, Title = "Меню на {дата}", Text = "Каша и чай.", ChannelIds = [world.MaxChannel.Id, world.Gospublic.Id],
            Weekdays = [DayOfWeek.Wednesday], TimeOfDay = new TimeOnly(9, 30), StartsOn = Today, EndsOn = Today.AddMonths(6), ActiveFrom = world.Now, CreatedAt = world.Now,
        };
        series.EditedBy(world.Author, words: true, world.Now);
        change?.Invoke(series);
        await world.ChangeAsync(db => Task.FromResult(db.Series.Add(series)));
        return series.Id;
    }

    internal static Task MakeAsync(PublishingWorld world) => world.Get<SeriesMaker>().MakeDueAsync(default);

    internal static async Task<List<Post>> PostsAsync(PublishingWorld world)
    {
        await using var db = world.OpenDb();
        return await db.Posts.AsNoTracking().OrderBy(one => one.PublishAt).ToListAsync();
    }

    private static string Shown(Post post) => string.Create(CultureInfo.InvariantCulture, $"{post.Title} {post.PublishAt:yyyy-MM-ddTHH:mm} {post.Review}");
}
