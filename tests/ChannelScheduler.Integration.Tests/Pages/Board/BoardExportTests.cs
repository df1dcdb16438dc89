using System.Net;
using System.Security.Claims;
using System.Text;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Board;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>The dashboard's list as a file.</summary>
[Collection(ApiCollection.Name)]
public sealed class BoardExportTests(ApiFixture fixture)
{
    private const string Signs = "\uFEFF";

    [Fact]
    public async Task The_file_has_what_the_list_has_a_post_a_line_and_no_cell_is_a_formula()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        var at = new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);
        foreach (var title in new[] { "=1+1", "+7 999", "-2", "@SUM(A1)", "обычная", "с \"кавычками\"; и точкой" }) await fill.AddAsync(title, PublicationStatus.Published, at);
        await fill.AddAsync("Не вышла", PublicationStatus.Failed, at);
        await school.PublishAsync(school.Post("Пара", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddDays(3)));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        var lines = await LinesAsync(browser, "state=Published");
        Assert.Equal(7, lines.Length);
        Assert.StartsWith(Signs + "Школа;Запись;Номер записи;Состояние;Время;Часовой пояс;", lines[0], StringComparison.Ordinal);
        foreach (var cell in new[] { ";'=1+1;", ";'+7 999;", ";'-2;", ";'@SUM(A1);", ";обычная;", ";\"с \"\"кавычками\"\"; и точкой\";" }) Assert.Single(lines, line => line.Contains(cell, StringComparison.Ordinal));
        Assert.All(lines[1..], line => Assert.Contains(";2026-02-01 12:00:00;UTC+3;", line, StringComparison.Ordinal));
        Assert.Equal(9, (await LinesAsync(browser, "")).Length);
        var pair = Assert.Single(await LinesAsync(browser, "state=Scheduled"), line => line.Contains(";Пара;", StringComparison.Ordinal));
        Assert.Contains("Запланировано (песочница)", pair, StringComparison.Ordinal);
        Assert.EndsWith(";3 с", pair, StringComparison.Ordinal);

        using var stranger = await fixture.Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        foreach (var query in new[] { $"school={school.Id}", "q=пара", "state=nonsense&from=x&after=x&mark=x" }) Assert.DoesNotContain(await LinesAsync(stranger, query), line => line.Contains("Пара", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_file_comes_piece_by_piece_and_the_page_hears_how_far_it_is()
    {
        const int count = 2_300;
        var school = await fixture.Server.NewSchoolAsync();
        await new BoardFill(fixture.Server, school).AddManyAsync(count, new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = browser.Cookies }) { BaseAddress = fixture.Server.Address };
        var mark = Guid.NewGuid();
        using var response = await http.GetAsync($"/dashboard/export?mark={mark}", HttpCompletionOption.ResponseHeadersRead);
        // Nobody counted it first, and nobody gathered it.
        Assert.Equal((HttpStatusCode.OK, (long?)null, "no-store"), (response.StatusCode, response.Content.Headers.ContentLength, response.Headers.CacheControl?.ToString()));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(), Encoding.UTF8);
        var lines = 0;
        while (await reader.ReadLineAsync() is not null) lines++;
        Assert.Equal(count + 1, lines);
        var export = await Eventually.GetAsync(() => Task.FromResult(Exports.Find(mark)), one => one?.EndedAt is not null);
        Assert.Equal((count, true), (export!.Rows, export.IsWhole));
    }

    [Fact]
    public async Task A_file_that_is_broken_off_is_said_to_be_and_stops_being_made()
    {
        // More than lies on the way between program and reader: of less the program may be done before it sees that nobody reads.
        const int Rows = 40_000;
        var school = await fixture.Server.NewSchoolAsync();
        await new BoardFill(fixture.Server, school).AddManyAsync(Rows, new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        var mark = Guid.NewGuid();
        using (var http = new HttpClient(new HttpClientHandler { CookieContainer = browser.Cookies }) { BaseAddress = fixture.Server.Address })
        {
            using var response = await http.GetAsync($"/dashboard/export?mark={mark}", HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        var export = await Eventually.GetAsync(() => Task.FromResult(Exports.Find(mark)), one => one?.EndedAt is not null);
        Assert.False(export!.IsWhole);
        Assert.InRange(export.Rows, 0, Rows - 1);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_in_mid_file_ends_the_file()
    {
        var (school, other) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        await new BoardFill(fixture.Server, school).AddManyAsync(1_200, new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero));
        foreach (var (keeps, expected) in new[] { (true, 1_200), (false, 500) })
        {
            var (_, id) = await fixture.Server.NewAccountAsync(Role.Manager, school.Id);
            await using var scope = fixture.Server.Services.CreateAsyncScope();
            await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
            var user = await db.Users.Include(one => one.Memberships).SingleAsync(one => one.Id == id);
            scope.ServiceProvider.GetRequiredService<Actor>().ActFor(new ClaimsPrincipal(new ClaimsIdentity(Actor.ClaimsOf(user, TimeProvider.System.GetUtcNow()), "test")), Enum.GetValues<Role>());
            var (items, _) = await scope.ServiceProvider.GetRequiredService<BoardReader>().ExportAsync(new BoardAddress(), CancellationToken.None);
            var read = 0;
            async Task ReadAsync()
            {
                await foreach (var _ in items)
                {
                    if (++read != 10 || keeps) continue;
                    // A role somewhere else is no role here.
                    var membership = user.Memberships.Single();
                    db.Memberships.Remove(membership);
                    db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = Role.Admin, SchoolId = Guid.Parse(other.Id) });
                    await db.SaveChangesAsync();
                }
            }

            if (keeps) await ReadAsync();
            else Assert.Equal(403, (await Assert.ThrowsAsync<ApiException>(ReadAsync)).Status);
            Assert.Equal(expected, read);
        }
    }

    [Fact]
    public void Marks_are_forgotten_after_a_while_and_never_heap_up()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var exports = new BoardExports(time);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        exports.End(exports.Begin(first), isWhole: true);
        time.Advance(TimeSpan.FromMinutes(9));
        exports.Begin(second);
        Assert.NotNull(exports.Find(first));
        time.Advance(TimeSpan.FromMinutes(2));
        exports.Begin(Guid.NewGuid());
        Assert.Null(exports.Find(first));
        // It has not ended, and so it is still being waited for.
        Assert.NotNull(exports.Find(second));
        for (var i = 0; i < 2_000; i++) exports.Begin(Guid.NewGuid());
        Assert.Null(exports.Find(second));
    }

    private BoardExports Exports => fixture.Server.Services.GetRequiredService<BoardExports>();

    private static async Task<string[]> LinesAsync(PageClient browser, string query)
    {
        var (status, content) = await browser.DownloadAsync("/dashboard/export?" + query);
        Assert.Equal(HttpStatusCode.OK, status);
        return Encoding.UTF8.GetString(content).TrimEnd().Split("\r\n");
    }
}
