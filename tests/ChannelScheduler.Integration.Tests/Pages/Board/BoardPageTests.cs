using System.Net;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Pages.Board;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>The page as it comes, before any script runs.</summary>
[Collection(ApiCollection.Name)]
public sealed class BoardPageTests(ApiFixture fixture)
{
    [Fact]
    public async Task Without_a_script_everything_is_there_but_liveness()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        await fill.AddAsync("Застряла", PublicationStatus.OnHold, TimeProvider.System.GetUtcNow().AddHours(-1));
        await fill.AddAsync("Вышла", PublicationStatus.Published, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeSpan.FromSeconds(2));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync("/dashboard");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        foreach (var words in new[]
        {
            "Нужен человек", "Устранить причину: она названа у записи", "решают в школах", "Последние 10 минут", "Последние сутки по часам", "половина не позже 2 с", "Застряла", "Вышла", "Записи этой недели", "Правила за неделю",
            "Обход очереди: что пора отправить", "Исполнитель заданий", "Чтобы увидеть новое, обновите страницу", new Reason("HoldPolicy", "LNK001").ToText(new("ru")),
        })
        {
            Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        }
        // The bars are in the first paint, not drawn by a script later.
        Assert.Matches("<rect class=\"published\" x=\"[0-9.]+%\" width=\"[0-9.]+%\" y=\"0%\" height=\"100%\"", browser.Html);
        await browser.OpenAsync("/dashboard?state=OnHold&span=week#posts");
        Assert.Contains("Застряла", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Вышла ", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Последние семь дней", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/dashboard?school=01900000-0000-7000-8000-000000000000");
        Assert.Contains("Такой школы среди ваших нет", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_wrong_clock_stops_everything_the_page_says_that_this_is_why()
    {
        await using var server = await SchedulerServer.StartAsync();
        using var manager = await server.SignInNewAsync(Role.Manager, null);
        // The first check after a start takes its time.
        await Eventually.GetAsync(async () => (await manager.OpenAsync("/dashboard")).Text, text => !text.Contains("Отправка приостановлена", StringComparison.Ordinal));
        var now = TimeProvider.System.GetUtcNow();
        server.Services.GetRequiredService<INetworkClock>().Report(Core.Channels.Network.Max, now.AddMinutes(10), now);
        await manager.OpenAsync("/dashboard");
        Assert.Contains("Отправка приостановлена: часы сервера", manager.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("q=%00&in=%F0%9F%98%80&span=day&state=failed&from=2026-02-01", true)]
    [InlineData("state=nonsense", false)]
    [InlineData("state=3", false)]
    [InlineData("kind=7", false)]
    [InlineData("from=зимой", false)]
    [InlineData("to=9999-99-99", false)]
    [InlineData("to=1999-01-01", false)]
    [InlineData("span=year", false)]
    [InlineData("after=%00", false)]
    [InlineData("after=OTIyMzM3MjAzNjg1NDc3NTgwNy4wMTkwMDAwMDAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMA", false)]
    [InlineData("school=1&school=2", false)]
    public async Task Nonsense_in_the_address_is_left_out_and_said(string query, bool isUnderstood)
    {
        Assert.Equal(isUnderstood, BoardAddress.Parse("?" + query).IsUnderstood);
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        await browser.OpenAsync("/dashboard?" + query);
        Assert.Equal((HttpStatusCode.OK, !isUnderstood), (browser.Status, browser.Text.Contains("Часть условий в адресе страницы непонятна", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Words_that_are_far_too_long_are_cut_even_within_a_character()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        var words = Uri.EscapeDataString(new string('z', 199) + "😀 и дальше");
        foreach (var query in new[] { "q=" + words, "in=" + words, "q=" + new string('z', 6_000) })
        {
            await browser.OpenAsync("/dashboard?" + query);
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.Equal(HttpStatusCode.OK, (await browser.DownloadAsync("/dashboard/export?" + query)).Status);
        }
    }

    [Fact]
    public async Task By_how_much_something_is_or_was_late_stands_beside_it()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        var now = TimeProvider.System.GetUtcNow();
        await fill.AddAsync("Стоит", PublicationStatus.Retrying, now.AddMinutes(-90));
        await fill.AddAsync("Вовремя", PublicationStatus.Published, now.AddMinutes(-200), TimeSpan.FromSeconds(59));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync("/dashboard?state=Late");
        Assert.Matches("Стоит .* опаздывает на 1 ч 3[01] мин ", browser.Text);
        await fill.AddAsync("С опозданием", PublicationStatus.Published, now.AddMinutes(-200), TimeSpan.FromMinutes(25));
        await browser.OpenAsync("/dashboard?state=Published");
        Assert.Contains("на 25 мин 00 с позже срока", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("на 59 с позже срока", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Manager, true, true)]
    [InlineData(Role.Manager, false, false)]
    [InlineData(Role.PressOfficer, true, false)]
    public async Task The_way_to_the_job_dashboard_is_shown_to_whom_it_opens(Role role, bool everywhere, bool isShown)
    {
        using var browser = await fixture.Server.SignInNewAsync(role, everywhere ? null : fixture.Other.Id);
        await browser.OpenAsync("/dashboard");
        Assert.Equal(isShown, browser.Html.Contains("href=\"/hangfire\"", StringComparison.Ordinal));
        await browser.OpenAsync("/hangfire");
        Assert.Equal(isShown ? HttpStatusCode.OK : HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task What_has_failed_is_not_said_to_go_out()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await new BoardFill(fixture.Server, school).AddAsync("Не вышла", PublicationStatus.Failed, TimeProvider.System.GetUtcNow().AddHours(-1));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync("/posts/" + id);
        Assert.Matches("Срок: \\d+ ", browser.Text);
        Assert.DoesNotContain("Выйдет", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_decides_is_not_told_that_others_do()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await new BoardFill(fixture.Server, school).AddAsync("Застряла", PublicationStatus.OnHold, TimeProvider.System.GetUtcNow().AddHours(-1));
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/dashboard");
        Assert.DoesNotContain("решают в школах", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Ждёт человека. Остановлено: 1", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_stands_with_its_rule_and_its_next_day_and_another_schools_does_not()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var made = (await school.PressOfficer.PostAsync("series", new
        {
            schoolId = school.Id, title = "Меню на неделю", text = "Каша и чай.", channelIds = new[] { school.MaxId, school.VkId },
            recurrence = new { kind = "weekly", time = "09:00:00", startsOn = Day(1), endsOn = Day(60), weekdays = new[] { today.AddDays(3).DayOfWeek.ToString() } },
        })).Must(201);
        var next = made.Json["next"]!.AsArray().First(one => one!["outcome"]!.ToString() is "made" or "coming")!["at"]!.GetValue<DateTimeOffset>();
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync("/dashboard");
        var rows = browser.Html.Split("<tr>").Where(row => row.Contains($"/series/{made.Id}", StringComparison.Ordinal)).ToList();
        var words = System.Net.WebUtility.HtmlDecode(Assert.Single(rows));
        Assert.Contains("Меню на неделю", words, StringComparison.Ordinal);
        Assert.Contains("09:00", words, StringComparison.Ordinal);
        Assert.Contains(TimeZoneInfo.ConvertTime(next, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).ToString("d MMMM", System.Globalization.CultureInfo.GetCultureInfo("ru")), words, StringComparison.Ordinal);

        using var stranger = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        await stranger.OpenAsync("/dashboard");
        Assert.DoesNotContain(made.Id, stranger.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_being_sent_says_which_computer_does_it_and_until_when_that_is_believed()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await new BoardFill(fixture.Server, school).AddAsync("Отправляется", PublicationStatus.Publishing, TimeProvider.System.GetUtcNow());
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync("/posts/" + id);
        Assert.Matches($"Сейчас отправляет {System.Text.RegularExpressions.Regex.Escape(Environment.MachineName)}\\. Если этот компьютер замолчит, запись проверят заново после \\d+ ", browser.Text);
        await browser.OpenAsync("/dashboard?state=Publishing");
        Assert.Contains("Отправляется", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Manager, "/dashboard")]
    [InlineData(Role.PressOfficer, "/")]
    [InlineData(Role.ContentAdmin, "/")]
    [InlineData(Role.Admin, "/")]
    public async Task The_address_alone_leads_a_manager_to_the_dashboard(Role role, string expected)
    {
        using var browser = await fixture.Server.SignInNewAsync(role, fixture.Other.Id);
        await browser.OpenAsync("/");
        Assert.Equal(expected, browser.Path);
        Assert.Contains("href=\"/dashboard\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_also_writes_stays_with_the_days_work()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = Role.PressOfficer, SchoolId = Guid.Parse(fixture.Other.Id) });
            await db.SaveChangesAsync();
        }
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/");
        Assert.Equal("/", browser.Path);
    }
}
