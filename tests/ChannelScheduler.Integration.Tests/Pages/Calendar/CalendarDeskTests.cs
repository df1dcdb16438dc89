using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Calendar;
using FluentValidation;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Calendar;

/// <summary>Who may see and move what in the calendar, asked behind the component: what the page does not offer is refused all the same.</summary>
[Collection(ApiCollection.Name)]
public sealed class CalendarDeskTests(ApiFixture fixture)
{
    // In the middle of a month ahead, so that no month's end lies between.
    private static readonly DateTimeOffset Planned = new DateTimeOffset(TimeProvider.System.GetUtcNow().AddMonths(2).UtcDateTime.Date, TimeSpan.Zero).AddDays(15 - TimeProvider.System.GetUtcNow().AddMonths(2).Day).AddHours(7);

    private static readonly DateTimeOffset Later = Planned.AddDays(1);

    [Fact]
    public async Task A_move_of_the_MAX_publication_moves_the_post_asks_for_approval_again_and_takes_the_gospublic_along()
    {
        var school = await ApprovedAsync("Перенос");
        var officer = await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id);
        var max = await officer.EntryAsync("Перенос", "MaxPublic", Planned);
        Assert.Equal(CalendarMove.Post, max.Move);
        await officer.Desk.MoveAsync(max, Later, null);

        var moved = await officer.EntryAsync("Перенос", "MaxPublic", Later);
        var follower = await officer.EntryAsync("Перенос", "Gospublic", Later);
        Assert.Equal((Later, ReviewState.InReview), (moved.At, moved.Review));
        // The delay of the tests is three seconds.
        Assert.Equal((Later.AddSeconds(3), true), (follower.At, follower.IsExpected));
        Assert.Equal(moved.Tie, follower.Tie);
    }

    [Fact]
    public async Task The_gospublic_alone_is_tied_until_MAX_is_out()
    {
        var school = await ApprovedAsync("Связана");
        var admin = await CalendarWorld.OpenAsync(fixture.Server, Role.ContentAdmin, school.Id);
        var follower = await admin.EntryAsync("Связана", "Gospublic", Planned);
        Assert.Equal((CalendarMove.None, "Fixed.Tied"), (follower.Move, follower.Fixed));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => admin.Desk.MoveAsync(follower with { Move = CalendarMove.Publication }, Later, "причина"));
        // Behind a MAX post that is not out it has no time of its own to move.
        Assert.Equal("RescheduleNotPossible", refused.Code);
    }

    [Fact]
    public async Task Behind_a_MAX_post_that_is_out_a_content_admin_moves_the_gospublic_and_an_officer_does_not()
    {
        await using var server = await SchedulerServer.StartAsync(null, "--Publishing:CrossPostDelay=04:00:00");
        var school = await server.NewSchoolAsync();
        var id = await school.PublishAsync(school.Post("Вышла", "Текст."));
        await Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync("posts/" + id)).Must(200).Text("status"), status => status == "partlyPublished");
        var officer = await CalendarWorld.OpenAsync(server, Role.PressOfficer, school.Id);
        var admin = await CalendarWorld.OpenAsync(server, Role.ContentAdmin, school.Id);

        Assert.Equal("Fixed.Out", (await WeekEntryAsync(admin, "MaxPublic")).Fixed);
        var asOfficer = await WeekEntryAsync(officer, "Gospublic");
        Assert.Equal("Fixed.Approver", asOfficer.Fixed);
        var forbidden = await Assert.ThrowsAsync<ApiException>(() => officer.Desk.MoveAsync(asOfficer with { Move = CalendarMove.Publication }, asOfficer.At.AddHours(1), null));
        Assert.Equal(403, forbidden.Status);

        var asAdmin = await WeekEntryAsync(admin, "Gospublic");
        Assert.Equal(CalendarMove.Publication, asAdmin.Move);
        var shorter = await Assert.ThrowsAsync<RefusedException>(() => admin.Desk.MoveAsync(asAdmin, asAdmin.At.AddHours(-2), null));
        Assert.Equal("ShorterNeedsReason", shorter.Code);
        await admin.Desk.MoveAsync(asAdmin, asAdmin.At.AddHours(5), null);
        Assert.Equal(asAdmin.At.AddHours(5), (await WeekEntryAsync(admin, "Gospublic")).At);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Admin)]
    public async Task Who_does_not_write_sees_everything_and_moves_nothing(Role role)
    {
        var school = await ApprovedAsync("Смотрят");
        var reader = await CalendarWorld.OpenAsync(fixture.Server, role, school.Id);
        var data = await reader.ReadAsync(Planned);
        Assert.False(data.CanWrite);
        var max = data.Entries.Single(one => one.Title == "Смотрят" && one.Kind.ToString() == "MaxPublic");
        Assert.Equal("Fixed.Role", max.Fixed);
        var refused = await Assert.ThrowsAsync<ApiException>(() => reader.Desk.MoveAsync(max with { Move = CalendarMove.Post }, Later, null));
        Assert.Equal(403, refused.Status);
    }

    [Fact]
    public async Task Another_school_is_neither_seen_nor_moved()
    {
        var school = await ApprovedAsync("Чужая");
        var own = await CalendarWorld.OpenAsync(fixture.Server, Role.ContentAdmin, school.Id);
        var stranger = await CalendarWorld.OpenAsync(fixture.Server, Role.ContentAdmin, fixture.Other.Id);
        var max = await own.EntryAsync("Чужая", "MaxPublic", Planned);
        Assert.DoesNotContain((await stranger.ReadAsync(Planned)).Entries, one => one.Title == "Чужая");
        Assert.DoesNotContain((await stranger.Desk.ReadAsync(new CalendarAddress(CalendarView.Month, max.Day, Guid.Parse(school.Id)))).Entries, one => one.Title == "Чужая");
        var refused = await Assert.ThrowsAsync<ApiException>(() => stranger.Desk.MoveAsync(max, Later, null));
        Assert.Equal(404, refused.Status);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_while_the_page_is_open_stops_the_next_command()
    {
        var school = await ApprovedAsync("Роль");
        var officer = await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id);
        var max = await officer.EntryAsync("Роль", "MaxPublic", Planned);
        await officer.LoseRolesAsync();
        Assert.Equal(403, (await Assert.ThrowsAsync<ApiException>(() => officer.Desk.MoveAsync(max, Later, null))).Status);
        Assert.Equal(403, (await Assert.ThrowsAsync<ApiException>(() => officer.ReadAsync(Planned))).Status);
    }

    [Fact]
    public async Task A_session_that_was_ended_stops_the_next_command()
    {
        var school = await ApprovedAsync("Вход");
        var officer = await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id);
        var max = await officer.EntryAsync("Вход", "MaxPublic", Planned);
        await officer.EndSessionsAsync();
        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(() => officer.Desk.MoveAsync(max, Later, null))).Status);
    }

    [Fact]
    public async Task Of_two_who_move_the_same_post_the_second_is_told()
    {
        var school = await ApprovedAsync("Вдвоём");
        var (first, second) = (await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id), await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id));
        var seen = await second.EntryAsync("Вдвоём", "MaxPublic", Planned);
        await first.Desk.MoveAsync(await first.EntryAsync("Вдвоём", "MaxPublic", Planned), Later, null);
        Assert.Equal("StaleEntry", (await Assert.ThrowsAsync<ApiException>(() => second.Desk.MoveAsync(seen, Later.AddDays(1), null))).Code);
        Assert.Equal(Later, (await second.EntryAsync("Вдвоём", "MaxPublic", Planned)).At);
    }

    [Fact]
    public async Task A_time_that_is_past_is_refused()
    {
        var school = await ApprovedAsync("Прошлое");
        var officer = await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id);
        var max = await officer.EntryAsync("Прошлое", "MaxPublic", Planned);
        await Assert.ThrowsAsync<ValidationException>(() => officer.Desk.MoveAsync(max, TimeProvider.System.GetUtcNow().AddMinutes(-1), null));
    }

    [Fact]
    public async Task Drafts_with_a_planned_time_are_there_as_drafts_and_move_freely()
    {
        var school = await fixture.Server.NewSchoolAsync();
        (await school.PressOfficer.PostAsync("posts", school.Post("Черновик", "Текст.", publishAt: Planned))).Must(201);
        (await school.PressOfficer.PostAsync("posts", school.Post("Без каналов", "Текст.", channels: [], publishAt: Planned))).Must(201);
        var officer = await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id);
        Assert.Equal(CalendarState.Draft, (await officer.EntryAsync("Без каналов", null, Planned)).State);
        var draft = await officer.EntryAsync("Черновик", "MaxPublic", Planned);
        Assert.Equal(CalendarState.Draft, draft.State);
        await officer.Desk.MoveAsync(draft, Later, null);
        Assert.Equal((Later, CalendarState.Draft), ((await officer.EntryAsync("Черновик", "MaxPublic", Planned)).At, (await officer.EntryAsync("Черновик", "MaxPublic", Planned)).State));
    }

    [Fact]
    public async Task A_week_says_how_many_posts_are_missing_and_drafts_do_not_count()
    {
        var school = await ApprovedAsync("Одна из трёх");
        (await school.PressOfficer.PostAsync("posts", school.Post("Ещё черновик", "Текст.", publishAt: Planned))).Must(201);
        var reader = await CalendarWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var week = Assert.Single((await reader.Desk.ReadAsync(new CalendarAddress(CalendarView.Week, DateOnly.FromDateTime(Planned.DateTime)))).Weeks);
        Assert.Equal(1, week.Week.Posts);
        Assert.Equal(week.Week.IsAsked ? 2 : 0, week.Week.Missing);
    }

    [Theory]
    [InlineData("kind=Gospublic", 1)]
    [InlineData("kind=SferumClosed", 0)]
    [InlineData("state=Planned", 2)]
    [InlineData("state=Draft", 0)]
    [InlineData("state=nonsense&kind=other&date=yesterday", 2)]
    public async Task Filters_leave_the_rest_out(string query, int entries)
    {
        var school = await ApprovedAsync("Отбор");
        var reader = await CalendarWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var address = CalendarAddress.Parse("?" + query) with { View = CalendarView.Month, Date = DateOnly.FromDateTime(Planned.DateTime) };
        Assert.Equal(entries, (await reader.Desk.ReadAsync(address)).Entries.Count);
    }

    [Fact]
    public void An_address_says_all_that_is_chosen_and_reads_back()
    {
        var address = new CalendarAddress(CalendarView.Week, new DateOnly(2026, 11, 25), Guid.Parse(fixture.Other.Id), Core.Channels.ChannelKind.Gospublic, CalendarState.Attention);
        var text = address.ToString();
        Assert.Equal(address, CalendarAddress.Parse(text[text.IndexOf('?', StringComparison.Ordinal)..]));
        Assert.Equal("/calendar", new CalendarAddress().ToString());
        Assert.Equal("2026-11-25", address.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private async Task<TestSchool> ApprovedAsync(string title)
    {
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post(title, "Текст.", publishAt: Planned));
        return school;
    }

    // Around midnight and at a month's end the two publications lie on different pages of the month.
    private static async Task<CalendarEntry> WeekEntryAsync(CalendarWorld world, string kind)
    {
        var now = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        foreach (var day in new[] { now, now.AddDays(8), now.AddDays(-8) })
        {
            var data = await world.Desk.ReadAsync(new CalendarAddress(CalendarView.Month, day));
            if (data.Entries.FirstOrDefault(one => one.Title == "Вышла" && one.Kind.ToString() == kind) is { } found) return found;
        }
        throw new InvalidOperationException("No entry of " + kind);
    }
}
