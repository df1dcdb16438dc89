using System.Data.Common;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Storage;

/// <summary>
/// With a hundred thousand posts a list must not read them all: every question that a page or a list of the API asks is put to SQLite again, to explain how it would
/// look for the answer. A table that grows with the years is searched by an index, never read from end to end.
/// </summary>
public sealed partial class ListPlanTests
{
    private static readonly string[] Growing = ["Posts", "Publications", "Audit", "Notifications", "PostRevisions", "Attempts", "ApprovedRevisions", "PostMedia"];

    // A test that found no questions in the log would be content with everything.
    private int _explained;

    [Fact]
    public async Task No_list_reads_a_growing_table_from_end_to_end()
    {
        await using var server = await SchedulerServer.StartAsync();
        var school = await server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Новость", "Слова."))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        using var one = await server.SignInNewAsync(Role.ContentAdmin, school.Id);
        using var all = await server.SignInNewAsync(Role.ContentAdmin, null);
        using var admin = await server.SignInNewAsync(Role.Admin, null);
        var cursor = "MTc2MzgwMDAwMDAwMC4wMTkwMDAwMDAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMA";
        string[] pages =
        [
            "/", "/posts", $"/posts?after={cursor}", "/posts?q=новость", "/posts?state=Rejected", "/posts?state=NeedsAttention", "/posts?state=Published", "/posts?author=content", $"/posts?school={school.Id}",
            "/queue", $"/queue?after={cursor}", "/queue?show=attention", "/queue?show=hand", "/queue?show=done", $"/queue?show=done&after={cursor}",
            "/review", $"/review?after=l{cursor}", "/notifications", $"/notifications?after={cursor}", "/audit", $"/audit?after={cursor}", $"/audit?post={id}", "/audit?event=post.edited", "/audit?event=people&q=вход", "/audit?person=content",
            "/region", $"/posts/{id}", $"/posts/{id}/versions", $"/review/{id}", "/channels", "/rules",
            "/dashboard", "/dashboard?span=week", $"/dashboard?after={cursor}", $"/dashboard?school={school.Id}", "/dashboard?q=новость", "/dashboard?kind=Gospublic", "/dashboard?state=WaitingApproval&kind=Gospublic", $"/dashboard?in={school.Inn}", $"/posts?in={school.Inn}", "/dashboard?from=2026-01-01&to=2026-12-31", "/dashboard/export",
            .. Enum.GetValues<BoardState>().SelectMany(state => new[] { $"/dashboard?state={state}", $"/dashboard?state={state}&after={cursor}" }),
        ];
        var found = new List<string>();
        foreach (var browser in new[] { one, all })
        {
            foreach (var page in pages) found.AddRange(await ExplainAsync(server, page, async () => Assert.True((int)(await browser.OpenAsync(page)).Status < 400, $"{page}: {browser.Text}")));
        }
        foreach (var page in new[] { "/hangfire", "/hangfire/upcoming", "/hangfire/upcoming?q=новость", "/hangfire/upcoming?state=late", "/hangfire/upcoming?state=soon&kind=MaxPublic", $"/hangfire/upcoming?school={school.Id}", "/people", "/people?q=content", "/schools", "/audit", "/region", "/region?q=школа&show=troubled" }) found.AddRange(await ExplainAsync(server, page, async () => await admin.OpenAsync(page)));
        string[] lists =
        [
            "posts", $"posts?cursor={cursor}", "posts?status=withdrawn", "posts?status=scheduled", "posts?q=слова", "publications", "publications?status=failed", $"publications?cursor={cursor}", "notifications",
            "audit", $"audit?postId={id}", "audit?action=post.edited", "schools", "channels",
        ];
        foreach (var list in lists)
        {
            foreach (var client in new[] { school.ContentAdmin, server.ContentAdmin }) found.AddRange(await ExplainAsync(server, "api " + list, async () => (await client.GetAsync(list)).Must(200)));
        }
        found.AddRange(await ExplainAsync(server, "api versions", async () => (await school.ContentAdmin.GetAsync($"posts/{id}/versions")).Must(200)));
        Assert.InRange(_explained, 100, int.MaxValue);
        Assert.True(found.Count == 0, string.Join("\n\n", found.Distinct()));
    }

    [Fact]
    public async Task The_test_sees_a_table_that_is_read_from_end_to_end()
    {
        await using var server = await SchedulerServer.StartAsync();
        await using var db = await OpenAsync(server);
        Assert.NotEmpty(await ScansAsync(db, """SELECT "p"."Id" FROM "Posts" AS "p" WHERE "p"."Text" = @text LIMIT @size"""));
        Assert.Empty(await ScansAsync(db, """SELECT "p"."Id" FROM "Posts" AS "p" WHERE "p"."SchoolId" = @school LIMIT @size"""));
    }

    [Fact]
    public async Task The_test_sees_a_table_that_is_gone_through_once_for_each_row_of_another()
    {
        await using var server = await SchedulerServer.StartAsync();
        await using var db = await OpenAsync(server);
        Assert.NotEmpty(await ScansAsync(db, """SELECT "p"."Id" FROM "Posts" AS "p" WHERE "p"."SchoolId" = @school AND EXISTS (SELECT 1 FROM "Publications" AS "o" WHERE "o"."Status" = 'Published' AND "o"."DueAt" > "p"."PublishAt")"""));
        Assert.Empty(await ScansAsync(db, """SELECT "p"."Id" FROM "Posts" AS "p" WHERE "p"."SchoolId" = @school AND EXISTS (SELECT 1 FROM "Publications" AS "o" WHERE "o"."Status" = 'Published' AND "o"."PostId" = "p"."Id")"""));
    }

    private async Task<IEnumerable<string>> ExplainAsync(SchedulerServer server, string what, Func<Task> act)
    {
        var before = server.Logs.Text.Length;
        await act();
        await using var db = await OpenAsync(server);
        var found = new List<string>();
        foreach (Match match in Executed().Matches(server.Logs.Text[before..]))
        {
            var sql = match.Groups["sql"].Value.Trim();
            // Of an empty list nothing is read: EF asks for no row at all.
            if (!sql.StartsWith("SELECT", StringComparison.Ordinal) || Nothing().IsMatch(sql) || !Growing.Any(table => sql.Contains($"\"{table}\"", StringComparison.Ordinal))) continue;
            _explained++;
            found.AddRange((await ScansAsync(db, sql)).Select(scan => $"{what}: {scan}\n{sql}"));
        }
        return found;
    }

    private static async Task<IReadOnlyList<string>> ScansAsync(SchedulerDbContext db, string sql)
    {
        var aliases = Tables().Matches(sql).ToLookup(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameters().Matches(sql).Select(match => match.Value).Distinct()) command.Parameters.Add(Null(command, name));
        await using var reader = await command.ExecuteReaderAsync();
        var scans = new List<string>();
        var repeated = new HashSet<long>();
        while (await reader.ReadAsync())
        {
            var step = reader.GetString(reader.GetOrdinal("detail"));
            var isRepeated = repeated.Contains(reader.GetInt64(reader.GetOrdinal("parent"))) || step.StartsWith("CORRELATED", StringComparison.Ordinal);
            if (isRepeated) repeated.Add(reader.GetInt64(reader.GetOrdinal("id")));
            if (Scan().Match(step) is { Success: true } scan && aliases[scan.Groups["alias"].Value].Any(Growing.Contains)) scans.Add(step);
            // Once for each row of the list: only what belongs to that row may be looked at.
            if (isRepeated && Search().Match(step) is { Success: true } search && aliases[search.Groups["alias"].Value].Any(Growing.Contains)) scans.Add("for each row: " + step);
        }
        return scans;
    }

    private static DbParameter Null(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
        return parameter;
    }

    private static Task<SchedulerDbContext> OpenAsync(SchedulerServer server) => server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();

    [GeneratedRegex(@"Executed DbCommand[^\n]*\n(?<sql>SELECT.*?)\n?(?=\n?(?:Trace|Debug|Information|Warning|Error|scope) [A-Z]|\z)", RegexOptions.Singleline)]
    private static partial Regex Executed();

    [GeneratedRegex("(?:FROM|JOIN) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Tables();

    [GeneratedRegex(@"WHERE 0\b")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();

    // Searched by something else than an id.
    [GeneratedRegex(@"^SEARCH (?<alias>\w+) USING (?:COVERING )?(?:INTEGER PRIMARY KEY|INDEX \w+) \((?!\w*Id\b|rowid\b)")]
    private static partial Regex Search();
}
