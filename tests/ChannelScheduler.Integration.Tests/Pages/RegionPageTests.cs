using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Many schools at a glance: order, filters, pages, the file, reminders, and who may do what.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class RegionPageTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task The_worst_school_comes_first_with_its_cause_in_words()
    {
        var (calm, waiting, stopped) = (await NewAsync("Тихая"), await NewAsync("Ждущая"), await NewAsync("Стоячая"));
        await WaitAsync(waiting, hours: 30);
        await StopAsync(stopped, ChannelStopCause.Authorization);
        using var manager = await SignInAtAsync(Role.Manager, calm, waiting, stopped);
        await manager.OpenAsync("/region");
        Assert.Equal([stopped.Id, waiting.Id, calm.Id], ShownBy(manager));
        foreach (var said in new[] { "каналов стоит: 1", "MAX: стоит: не принимает ключ доступа", "одобрения ждут больше суток: 1", "1, самая давняя:", "Школ: 3.", "Канал стоит и ничего не принимает: 100 за каждый." }) Assert.Contains(said, manager.Text, StringComparison.Ordinal);

        await manager.OpenAsync("/region?q=ждУЩАЯ " + waiting.Inn);
        Assert.Equal([waiting.Id], ShownBy(manager));
        await manager.OpenAsync("/region?q=" + stopped.Inn);
        Assert.Equal([stopped.Id], ShownBy(manager));
        await manager.OpenAsync("/region?region=77");
        Assert.Contains("Ничего не нашлось", manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync("/region?after=нет");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, manager.Status);
        // Somebody else's schools are not among them, whatever is asked for.
        await manager.OpenAsync("/region?q=" + fixture.Other.Inn);
        Assert.Empty(ShownBy(manager));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_or_repeats()
    {
        var schools = new List<Guid>();
        await using (var db = OpenDb())
        {
            for (var i = 0; i < 60; i++)
            {
                var school = new School { Id = Guid.NewGuid(), Name = $"Ряд {i % 7}", Inn = TestInn.Next(), Region = i % 2 == 0 ? "00" : "66", TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default, CreatedAt = DateTimeOffset.UnixEpoch };
                schools.Add(school.Id);
                db.Schools.Add(school);
            }
            await db.SaveChangesAsync();
        }
        using var manager = await SignInAtAsync(Role.Manager, [.. schools]);
        var seen = new List<string>();
        var path = "/region";
        for (var page = 0; path is not null && page < 10; page++)
        {
            await manager.OpenAsync(path);
            seen.AddRange(ShownBy(manager));
            path = Further().Match(manager.Html) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        Assert.Equal(60, seen.Count);
        Assert.Equal(schools.Select(id => id.ToString()).Order(), seen.Distinct().Order());

        await manager.OpenAsync("/region?region=66");
        Assert.Contains("Школ: 30.", manager.Text, StringComparison.Ordinal);
        var (status, file) = await manager.DownloadAsync("/region/export?region=66");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(31, Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_file_runs_no_formulas_and_holds_no_token()
    {
        var (one, two) = (await NewAsync("=1+1"), await NewAsync("Обычная; школа"));
        using var manager = await SignInAtAsync(Role.Manager, one, two);
        var (_, file) = await manager.DownloadAsync("/region/export");
        var text = Encoding.UTF8.GetString(file);
        Assert.StartsWith("\uFEFFМесто;Баллы;Школа;", text, StringComparison.Ordinal);
        Assert.Contains($";'=1+1 {one.Inn};", text, StringComparison.Ordinal);
        Assert.Contains($";\"Обычная; школа {two.Inn}\";", text, StringComparison.Ordinal);
        foreach (var token in Tokens().Matches(one.MaxTokens is null ? "" : System.Text.Json.JsonSerializer.Serialize(one.MaxTokens)).Select(match => match.Value)) Assert.DoesNotContain(token, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_reaches_those_who_can_act_once_a_day_and_says_who_reminded()
    {
        var (school, other) = (await NewAsync("Забывчивая"), await NewAsync("Соседняя"));
        await WaitAsync(school, hours: 3);
        using var admin = await SignInAtAsync(Role.ContentAdmin, school, other);
        await admin.OpenAsync("/region");
        Assert.Contains("Напомним про: одобрение.", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync("/region/remind", ("one", school.Id));
        Assert.Contains("Напоминание отправлено, школ: 1.", admin.Text, StringComparison.Ordinal);
        Assert.Matches(@"Напоминали: ContentAdmin \w+, \d+ \w+ \d{4}, \d\d:\d\d \(UTC\+3\) \(одобрение\)\.", admin.Text);
        // Its button is gone for today.
        Assert.DoesNotContain("Напомним про", admin.Text, StringComparison.Ordinal);
        await using (var db = OpenDb())
        {
            var id = Guid.Parse(school.Id);
            var told = await db.Notifications.Where(one => one.SchoolId == id && one.Key != null && one.Key.StartsWith("remind:")).ToListAsync();
            var one = Assert.Single(told);
            Assert.Equal((Role.ContentAdmin, "NotifyRemindApproval", "1"), (one.Audience, one.Message.Code, one.Message.Values[4]));
            Assert.Equal("Approval", (await db.Audit.SingleAsync(row => row.SchoolId == id && row.Action == "school.reminded")).Details);
            Assert.Equal(1, await db.SchoolReminders.CountAsync(row => row.SchoolId == id));
        }

        // From another person's older page, and in a bunch.
        using var second = await SignInAtAsync(Role.Admin, school, other);
        await second.OpenAsync("/region");
        await second.SendAsync("/region/remind", [.. Own(second), KeyValuePair.Create("one", school.Id)]);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Matches(@"Об этом сегодня уже напомнили: ContentAdmin \w+, .* \(одобрение\)\.", second.Text);
        await second.OpenAsync("/region");
        await second.SendAsync("/region/remind", [.. Own(second), KeyValuePair.Create("school", school.Id), KeyValuePair.Create("school", other.Id)]);
        Assert.Contains("сегодня уже напомнили (1), напоминать не о чем (1), некому получить (0)", second.Text, StringComparison.Ordinal);
        await using var after = OpenDb();
        Assert.Equal(1, await after.Notifications.CountAsync(one => one.SchoolId == Guid.Parse(school.Id) && one.Key != null && one.Key.StartsWith("remind:")));
    }

    [Fact]
    public async Task Chosen_schools_are_reminded_together_and_another_cause_may_follow_on_the_same_day()
    {
        var (first, second, calm) = (await NewAsync("Первая"), await NewAsync("Вторая"), await NewAsync("Спокойная"));
        await WaitAsync(first, hours: 30);
        await StopAsync(second, ChannelStopCause.RightsLost);
        using var admin = await SignInAtAsync(Role.ContentAdmin, first, second, calm);
        await admin.OpenAsync("/region?show=troubled");
        await admin.SendAsync("/region/remind", [.. Own(admin), .. new[] { first, second, calm }.Select(one => KeyValuePair.Create("school", one.Id)), KeyValuePair.Create("show", "troubled")]);
        Assert.Contains("Напоминание отправлено, школ: 2. Пропущено: 1", admin.Text, StringComparison.Ordinal);
        Assert.Contains("show=troubled", admin.Path, StringComparison.Ordinal);
        await StopAsync(first, ChannelStopCause.Captcha);
        await admin.OpenAsync("/region");
        await admin.SubmitAsync("/region/remind", ("one", first.Id));
        Assert.Contains("(одобрение); ", admin.Text, StringComparison.Ordinal);
        await using var db = OpenDb();
        Assert.Equal(["Approval", "Channel"], (await db.SchoolReminders.Where(one => one.SchoolId == Guid.Parse(first.Id)).ToListAsync()).Select(one => one.Cause.ToString()).Order());
        // Whoever renews a token is told of the channel, too.
        Assert.Equal([Role.Admin, Role.ContentAdmin], (await db.Notifications.Where(one => one.SchoolId == Guid.Parse(second.Id) && one.Key != null && one.Key.StartsWith("remind:")).ToListAsync()).Select(one => one.Audience).OrderDescending());
        Assert.Equal(2, await db.Audit.CountAsync(one => one.SchoolId == Guid.Parse(first.Id) && one.Action == "school.reminded"));
    }

    [Fact]
    public async Task A_school_without_people_can_not_be_reminded_and_nothing_chosen_is_said()
    {
        var (empty, other) = (await NewAsync("Пустая"), await NewAsync("Полная"));
        await StopAsync(empty, ChannelStopCause.Quota);
        await using (var db = OpenDb()) await db.Memberships.Where(one => one.SchoolId == Guid.Parse(empty.Id)).ExecuteDeleteAsync();
        using var admin = await SignInAtAsync(Role.Admin, empty, other);
        await admin.OpenAsync("/region");
        Assert.Contains("некому писать или одобрять", admin.Text, StringComparison.Ordinal);
        await admin.SendAsync("/region/remind", [.. Own(admin), KeyValuePair.Create("one", empty.Id)]);
        Assert.Contains("напоминание некому получить", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/region");
        await admin.SendAsync("/region/remind", [.. Own(admin)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("Отметьте хотя бы одну школу.", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/region");
        await admin.SendAsync("/region/remind", [.. Own(admin), KeyValuePair.Create("one", "nonsense")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
    }

    [Fact]
    public async Task A_manager_only_looks_and_nobody_reminds_a_school_that_is_not_theirs()
    {
        var (mine, watched, foreign) = (await NewAsync("Своя"), await NewAsync("Под присмотром"), await NewAsync("Чужая"));
        foreach (var one in new[] { mine, watched, foreign }) await WaitAsync(one, hours: 30);
        using var manager = await SignInAtAsync(Role.Manager, mine, watched);
        await manager.OpenAsync("/region");
        Assert.False(manager.HasForm("/region/remind"));
        Assert.Equal(2, ShownBy(manager).Count);

        // A content admin of one school who watches another: the button is at the first alone.
        var (email, id) = await Server.NewAccountAsync(Role.ContentAdmin, mine.Id);
        await JoinAsync(id, Role.Manager, watched.Id);
        using var both = await Server.SignInAsync(email);
        await both.OpenAsync("/region");
        Assert.Equal([mine.Id], both.FormOf("/region/remind").Where(field => field.Key == "one").Select(field => field.Value).Concat(ButtonsOf(both)).Distinct());
        foreach (var (school, status) in new[] { (watched, HttpStatusCode.Forbidden), (foreign, HttpStatusCode.NotFound) })
        {
            await both.OpenAsync("/region");
            await both.SendAsync("/region/remind", [.. Own(both), KeyValuePair.Create("one", school.Id)]);
            Assert.Equal(status, both.Status);
            await both.OpenAsync("/region");
            await both.SendAsync("/region/remind", [.. Own(both), KeyValuePair.Create("school", mine.Id), KeyValuePair.Create("school", school.Id)]);
            Assert.Equal(status, both.Status);
        }
        await using var db = OpenDb();
        Assert.False(await db.SchoolReminders.AnyAsync(one => one.SchoolId == Guid.Parse(mine.Id)));
    }

    [Fact]
    public async Task The_menu_has_it_for_whoever_has_more_than_one_school()
    {
        var (one, two) = (await NewAsync("Раз"), await NewAsync("Два"));
        using var single = await SignInAtAsync(Role.Manager, one);
        using var several = await SignInAtAsync(Role.Manager, one, two);
        using var officer = await SignInAtAsync(Role.PressOfficer, one, two);
        using var everywhere = await Server.SignInNewAsync(Role.Admin, null);
        var shown = new List<bool>();
        foreach (var browser in new[] { single, several, officer, everywhere })
        {
            await browser.OpenAsync("/posts");
            shown.Add(browser.Html.Contains("href=\"/region\"", StringComparison.Ordinal));
        }
        Assert.Equal([false, true, false, true], shown);
    }

    private async Task<TestSchool> NewAsync(string name)
    {
        var school = await Server.NewSchoolAsync();
        await using var db = OpenDb();
        var row = await db.Schools.SingleAsync(one => one.Id == Guid.Parse(school.Id));
        row.Name = $"{name} {school.Inn}";
        await db.SaveChangesAsync();
        return school;
    }

    private async Task WaitAsync(TestSchool school, int hours)
    {
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Новость", "Приходите на день открытых дверей.", [school.MaxId]))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await using var db = OpenDb();
        var since = TimeProvider.System.GetUtcNow().AddHours(-hours);
        await db.Posts.Where(one => one.Id == Guid.Parse(id)).ExecuteUpdateAsync(set => set.SetProperty(one => one.ReviewAskedAt, since));
    }

    private async Task StopAsync(TestSchool school, ChannelStopCause cause)
    {
        await using var db = OpenDb();
        var now = TimeProvider.System.GetUtcNow();
        await db.Channels.Where(one => one.Id == Guid.Parse(school.MaxId)).ExecuteUpdateAsync(set => set.SetProperty(one => one.StopCause, cause).SetProperty(one => one.StopMessage, "x").SetProperty(one => one.StoppedAt, now));
    }

    private Task<PageClient> SignInAtAsync(Role role, params TestSchool[] schools) => SignInAtAsync(role, [.. schools.Select(one => Guid.Parse(one.Id))]);

    private async Task<PageClient> SignInAtAsync(Role role, params Guid[] schools)
    {
        var (email, id) = await Server.NewAccountAsync(role, schools[0].ToString());
        foreach (var school in schools.Skip(1)) await JoinAsync(id, role, school.ToString());
        return await Server.SignInAsync(email);
    }

    private async Task JoinAsync(Guid userId, Role role, string schoolId)
    {
        await using var db = OpenDb();
        db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = userId, Role = role, SchoolId = Guid.Parse(schoolId) });
        await db.SaveChangesAsync();
    }

    private SchedulerDbContext OpenDb() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    // The form's own fields, without what was chosen on the page.
    private static IEnumerable<KeyValuePair<string, string>> Own(PageClient browser) => browser.FormOf("/region/remind").Where(field => field.Key is not ("school" or "one" or "show"));

    private static IReadOnlyList<string> ShownBy(PageClient browser) => [.. Rows().Matches(browser.Html).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> ButtonsOf(PageClient browser) => Buttons().Matches(browser.Html).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<li id=\"s-([0-9a-f-]{36})\"")]
    private static partial Regex Rows();

    [GeneratedRegex("name=\"one\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Buttons();

    [GeneratedRegex("href=\"(/region\\?[^\"]*after=[^\"]*)\"")]
    private static partial Regex Further();

    [GeneratedRegex("\"value\":\"([^\"]{8,})\"")]
    private static partial Regex Tokens();
}
