using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Pages.Board;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>What the dashboard says, and to whom.</summary>
[Collection(ApiCollection.Name)]
public sealed class BoardDeskTests(ApiFixture fixture)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static TheoryData<PublicationStatus, int, BoardState[]> States => new()
    {
        { PublicationStatus.Scheduled, 30, [BoardState.DueSoon, BoardState.Scheduled] },
        { PublicationStatus.Scheduled, 600, [BoardState.Scheduled] },
        { PublicationStatus.Publishing, 0, [BoardState.Publishing] },
        { PublicationStatus.Publishing, -30, [BoardState.Publishing, BoardState.Late] },
        { PublicationStatus.Retrying, -30, [BoardState.Retrying, BoardState.Late] },
        { PublicationStatus.InDoubt, -30, [BoardState.InDoubt] },
        { PublicationStatus.AwaitingHand, -30, [BoardState.ByHand] },
        { PublicationStatus.OnHold, -30, [BoardState.OnHold] },
        { PublicationStatus.Failed, -30, [BoardState.Failed] },
        { PublicationStatus.Missed, -300, [BoardState.Missed] },
        // At once: half an hour ago may have been yesterday.
        { PublicationStatus.Published, 0, [BoardState.Published, BoardState.Today] },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_publication_is_counted_on_its_cards_and_listed_behind_each(PublicationStatus status, int minutes, BoardState[] expected)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await new BoardFill(fixture.Server, school).AddAsync("Одна", status, TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var data = await world.ReadAsync();
        Assert.Equal(expected.Where(one => one != BoardState.Published).Order(), data.Counts.Where(one => one.Value > 0).Select(one => one.Key).Order());
        foreach (var state in Enum.GetValues<BoardState>())
        {
            var listed = (await world.ReadAsync($"?state={state}")).Items.Select(one => one.PostId);
            Assert.True(listed.SequenceEqual(expected.Contains(state) ? [id] : Array.Empty<Guid>()), $"{state}");
        }
    }

    [Fact]
    public async Task The_pair_is_one_item_with_both_states_both_times_and_the_gap()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var planned = TimeProvider.System.GetUtcNow().AddDays(2);
        var id = await school.PublishAsync(school.Post("Пара", "Слова.", publishAt: planned));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var item = Assert.Single((await world.ReadAsync()).Items);
        Assert.Equal((id, PostStatus.Scheduled), (item.PostId.ToString(), item.Status));
        Assert.Equal([(ChannelKind.MaxPublic, PublicationStatus.Scheduled, false), (ChannelKind.Gospublic, PublicationStatus.Planned, true)], item.Legs.Select(one => (one.Kind, one.Status, one.IsExpected)));
        // The delay of the tests is three seconds.
        Assert.Equal(TimeSpan.FromSeconds(3), item.Gap);
        Assert.False(item.MayAct);
        Assert.Equal(1, (await world.ReadAsync()).Counts[BoardState.Scheduled]);

        var now = await school.PublishAsync(school.Post("Сразу", "Слова другие."));
        await Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync("posts/" + now)).Must(200).Text("status"), status => status == "published");
        var done = (await world.ReadAsync("?state=Published")).Items.Single();
        Assert.InRange(done.Gap!.Value, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(60));
        Assert.All(done.Legs, leg => Assert.False(leg.IsExpected));
    }

    [Fact]
    public async Task While_MAX_is_stuck_its_follower_is_expected_at_no_time()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = Guid.Parse(await school.PublishAsync(school.Post("Пара", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddDays(2))));
        await using (var db = await new BoardFill(fixture.Server, school).OpenAsync())
        {
            await db.Publications.Where(one => one.PostId == id && one.PredecessorId == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, PublicationStatus.Failed));
        }
        var item = Assert.Single((await (await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id)).ReadAsync()).Items);
        Assert.Equal((null, null), (item.Legs[1].At, item.Gap));
    }

    [Theory]
    [InlineData("q=концерт", "Зимний концерт")]
    [InlineData("q=КОНЦЕРТ", "Зимний концерт")]
    [InlineData("q=100%25", "")]
    [InlineData("kind=MaxPublic", "Ярмарка,Зимний концерт")]
    [InlineData("kind=SferumClosed", "")]
    [InlineData("from=2026-02-03", "Ярмарка")]
    [InlineData("to=2026-02-02", "Зимний концерт")]
    [InlineData("from=2026-02-02&to=2026-02-02", "Зимний концерт")]
    [InlineData("state=Published&q=ярмарка", "Ярмарка")]
    [InlineData("state=Failed", "")]
    [InlineData("state=nonsense&kind=7&from=зимой&to=9999-99-99&after=%00&school=1&span=year", "Ярмарка,Зимний концерт")]
    [InlineData("state=3", "Ярмарка,Зимний концерт")]
    [InlineData("school=01900000-0000-7000-8000-000000000000", "Ярмарка,Зимний концерт")]
    public async Task Filters_stand_in_the_address_and_nonsense_filters_nothing(string query, string expected)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        // Half past midnight in Moscow is the day before in UTC.
        await fill.AddAsync("Зимний концерт", PublicationStatus.Published, new DateTimeOffset(2026, 2, 1, 21, 30, 0, TimeSpan.Zero));
        await fill.AddAsync("Ярмарка", PublicationStatus.Published, new DateTimeOffset(2026, 2, 2, 21, 30, 0, TimeSpan.Zero));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        Assert.Equal(expected, string.Join(',', (await world.ReadAsync("?" + query)).Items.Select(one => one.Title)));
    }

    [Fact]
    public async Task Today_begins_at_midnight_of_whoever_looks()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        var now = TimeProvider.System.GetUtcNow();
        var midnight = new BoardRange(now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DayStart;
        await fill.AddAsync("Вчера перед полуночью", PublicationStatus.Published, midnight.AddMilliseconds(-1));
        // Planned for yesterday and gone out today, as what came late.
        var late = await fill.AddAsync("Ночью", PublicationStatus.Published, midnight.AddMinutes(-5), TimeSpan.FromMinutes(5));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var data = await world.ReadAsync("?state=Today");
        Assert.Equal([late], data.Items.Select(one => one.PostId));
        Assert.Equal(1, data.Counts[BoardState.Today]);
    }

    [Fact]
    public async Task A_post_that_was_not_approved_in_time_has_its_card_and_a_kind_narrows_states_of_posts_too()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var expired = Guid.Parse(await SubmitAsync(school, "Опоздала", [school.MaxId]));
        var both = Guid.Parse(await SubmitAsync(school, "Оба канала", [school.MaxId, school.VkId]));
        var waiting = Guid.Parse(await SubmitAsync(school, "Один канал", [school.MaxId]));
        await using (var db = await new BoardFill(fixture.Server, school).OpenAsync()) await db.Posts.Where(one => one.Id == expired).ExecuteUpdateAsync(set => set.SetProperty(one => one.Review, ReviewState.Expired));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        async Task<IEnumerable<Guid>> ListedAsync(string query) => (await world.ReadAsync(query)).Items.Select(one => one.PostId).Order();
        var counts = (await world.ReadAsync()).Counts;
        Assert.Equal((1, 2), (counts[BoardState.Expired], counts[BoardState.WaitingApproval]));
        Assert.Equal([expired], await ListedAsync("?state=Expired"));
        Assert.Equal([expired], await ListedAsync("?state=Expired&kind=MaxPublic"));
        Assert.Empty(await ListedAsync("?state=Expired&kind=Gospublic"));
        Assert.Equal(new[] { both, waiting }.Order(), await ListedAsync("?state=WaitingApproval"));
        Assert.Equal([both], await ListedAsync("?state=WaitingApproval&kind=Gospublic"));
    }

    [Theory]
    [InlineData(PublicationStatus.Publishing)]
    [InlineData(PublicationStatus.Retrying)]
    public async Task What_becomes_late_by_the_clock_alone_is_known_beforehand(PublicationStatus status)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var due = TimeProvider.System.GetUtcNow().AddSeconds(-20).TruncateToMilliseconds();
        await new BoardFill(fixture.Server, school).AddAsync("Пока вовремя", status, due);
        var data = await (await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id)).ReadAsync();
        Assert.Equal((0, due + BoardQueries.Grace), (data.Counts[BoardState.Late], data.ChangesAt));
    }

    [Fact]
    public async Task A_school_is_found_by_words_or_inn_and_anothers_is_not()
    {
        var (first, second, foreign) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        var post = await new BoardFill(fixture.Server, second).AddAsync("Второй школы", PublicationStatus.Failed, Now.AddHours(-1));
        await new BoardFill(fixture.Server, foreign).AddAsync("Чужая", PublicationStatus.Failed, Now.AddHours(-1));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, first.Id);
        await world.JoinAsync(Role.Manager, second.Id);
        foreach (var words in new[] { second.Inn, "ШКОЛА " + second.Inn })
        {
            var data = await world.ReadAsync("?in=" + Uri.EscapeDataString(words));
            Assert.Equal(second.Id, Assert.Single(data.Shown).Id.ToString());
            Assert.Equal((post, 1, false), (Assert.Single(data.Items).PostId, data.Counts[BoardState.Failed], data.IsUnknownSchool));
        }
        var nothing = await world.ReadAsync("?in=" + foreign.Inn);
        Assert.Equal((true, 2), (nothing.IsUnknownSchool, nothing.Shown.Count));
        Assert.DoesNotContain(nothing.Items, one => one.Title == "Чужая");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("state=Published", true)]
    [InlineData("state=Failed", false)]
    public async Task Pages_miss_and_repeat_nothing_even_within_one_instant(string query, bool newestFirst)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        var at = new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 120; i++) await fill.AddAsync($"{i}", query.Length == 0 || newestFirst ? PublicationStatus.Published : PublicationStatus.Failed, at.AddMinutes(i / 70));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var seen = new List<BoardItem>();
        for (string? after = ""; after is not null;)
        {
            var data = await world.ReadAsync($"?{query}&after={after}");
            Assert.InRange(data.Items.Count, 1, 50);
            seen.AddRange(data.Items);
            after = data.Next;
        }
        Assert.Equal(120, seen.Select(one => one.PostId).Distinct().Count());
        Assert.Equal(120, seen.Count);
        Assert.Equal(newestFirst ? seen.OrderByDescending(one => one.At).Select(one => one.At) : seen.OrderBy(one => one.At).Select(one => one.At), seen.Select(one => one.At));
    }

    [Fact]
    public async Task Another_schools_posts_numbers_and_graphs_look_as_if_there_were_none()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        await fill.AddAsync("Чужая", PublicationStatus.Failed, Now.AddHours(-1));
        await fill.AddAsync("Чужая вышла", PublicationStatus.Published, Now.AddHours(-1));
        await fill.AddAuditAsync("publication.failed", Now.AddMinutes(-5));
        await fill.AddAuditAsync("publication.on-hold", Now.AddMinutes(-5), "HoldPolicy(LNK001)");
        var stranger = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, (await fixture.Server.NewSchoolAsync()).Id);
        foreach (var query in new[] { "", $"?school={school.Id}", "?q=чужая" })
        {
            var data = await stranger.ReadAsync(query);
            Assert.Empty(data.Items);
            Assert.All(data.Counts.Values, count => Assert.Equal(0, count));
            Assert.All(data.History, bar => Assert.True(bar.IsEmpty));
            Assert.Empty(data.Events);
            Assert.Empty(data.Rules);
            Assert.Null(data.OfWeek);
            Assert.DoesNotContain(data.Schools, one => one.Id.ToString() == school.Id);
        }
    }

    [Fact]
    public async Task Graphs_are_counted_from_the_rows_at_once_in_the_schools_zone()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        var now = TimeProvider.System.GetUtcNow();
        await fill.AddAsync("Только что", PublicationStatus.Published, now.AddMinutes(-2));
        await fill.AddAsync("Третьего дня", PublicationStatus.Published, now.AddDays(-3));
        await fill.AddAsync("Давно", PublicationStatus.Published, now.AddDays(-30));
        await fill.AddAuditAsync("publication.retrying", now.AddMinutes(-3));
        await fill.AddAuditAsync("publication.failed", now.AddMinutes(-3));
        await fill.AddAuditAsync("publication.missed", now.AddDays(-3));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var (day, week) = (await world.ReadAsync(), await world.ReadAsync("?span=week"));
        Assert.Equal((1, 1, 1), (day.History.Sum(one => one.Published), day.History.Sum(one => one.Refused), day.History.Sum(one => one.Failed)));
        Assert.Equal((2, 1, 2), (week.History.Sum(one => one.Published), week.History.Sum(one => one.Refused), week.History.Sum(one => one.Failed)));
        Assert.Equal((24, 7), (day.History.Count, week.History.Count));
        var local = TimeZoneInfo.ConvertTime(now.AddMinutes(-2), day.Zone);
        Assert.Equal(local.ToString("HH:00", System.Globalization.CultureInfo.InvariantCulture), day.History.Single(one => one.Published == 1).Label);
        Assert.Equal(("Europe/Moscow", 3), (day.Zone.Id, day.Events.Count));
    }

    [Fact]
    public async Task Lateness_is_that_of_what_the_program_sent_itself()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        for (var i = 1; i <= 100; i++) await fill.AddAsync($"{i}", PublicationStatus.Published, Now.AddHours(-3), TimeSpan.FromSeconds(i));
        var byHand = await fill.AddAsync("Рукой", PublicationStatus.Published, Now.AddHours(-3), TimeSpan.FromHours(2));
        await using (var db = await fill.OpenAsync()) await db.Publications.Where(one => one.PostId == byHand).ExecuteUpdateAsync(set => set.SetProperty(one => one.AttemptCount, 0));
        var data = await (await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id)).ReadAsync();
        Assert.Equal(new BoardLateness(100, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(99)), data.OfDay);
        Assert.Equal(data.OfDay, data.OfWeek);
    }

    [Fact]
    public async Task Rules_are_counted_from_holds_and_waivers_of_the_week()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        await fill.AddAuditAsync("publication.on-hold", Now.AddDays(-1), new Reason("HoldPolicy", "LNK001, INF001").ToString());
        await fill.AddAuditAsync("publication.on-hold", Now.AddDays(-2), new Reason("HoldPolicy", "LNK001").ToString());
        await fill.AddAuditAsync("publication.on-hold", Now.AddDays(-2), new Reason("HoldMaxFailed").ToString());
        await fill.AddAuditAsync("publication.on-hold", Now.AddDays(-20), new Reason("HoldPolicy", "LNK002").ToString());
        await fill.AddAuditAsync("post.waived", Now.AddDays(-1), "LNK005 text, 2026-12-01T00:00:00.0000000+00:00: по правилу INF001 проверено");
        var data = await (await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id)).ReadAsync();
        Assert.Equal([new BoardRule("LNK001", 2, 0), new BoardRule("INF001", 1, 0), new BoardRule("LNK005", 0, 1)], data.Rules);
    }

    [Fact]
    public async Task The_quota_counts_a_pair_once_and_every_recurring_work_has_words()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await new BoardFill(fixture.Server, school).AddAsync("Сегодня", PublicationStatus.Published, Now);
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        Assert.Equal(1, Assert.Single((await world.ReadAsync()).Quota).Week.Posts);
        var report = world.Desk.Health();
        var words = new TextCatalog("ChannelScheduler.Web.Pages.Board.BoardTexts", typeof(BoardDesk).Assembly);
        Assert.All(report.Works, one => Assert.Contains("Work." + one.Name, words.Keys));
        Assert.Equal(report.Works.Count, report.Works.DistinctBy(one => one.Name).Count());
        Assert.InRange(report.Works.Count, 12, 40);
        Assert.False(Assert.Single(report.Servers).IsSilent);
        var tick = (await Eventually.GetAsync(() => Task.FromResult(world.Desk.Health()), one => one.Tick is not null)).Tick;
        await Eventually.GetAsync(() => Task.FromResult(world.Desk.Health()), one => one.Tick > tick);
        Assert.All(world.Desk.Health().Works.Where(one => one.Name == "SweepService"), one => Assert.Equal((false, TimeSpan.FromSeconds(1)), (one.Report.HasFailed, one.Every)));
    }

    private static async Task<string> SubmitAsync(TestSchool school, string title, string[] channels)
    {
        var id = (await school.PressOfficer.PostAsync("posts", school.Post(title, "Приходите в субботу: " + title, channels, publishAt: TimeProvider.System.GetUtcNow().AddDays(2)))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }
}
