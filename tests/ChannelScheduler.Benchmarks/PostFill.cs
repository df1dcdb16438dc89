using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChannelScheduler.Benchmarks;

/// <summary>
/// Years of a school's posts, copied from one that the program itself wrote: most are out, some wait, were sent back, are drafts. Each has its publication, lines of the
/// log, a notification and a version.
/// </summary>
internal sealed class PostFill(string connectionString, Guid template)
{
    // A post every four minutes: what is near in time is a great deal, too.
    private const int Apart = 240_000;

    private int _filled;

    public async Task ToAsync(int size)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "PRAGMA synchronous=OFF; PRAGMA busy_timeout=60000; PRAGMA foreign_keys=OFF;");
        await using var transaction = await connection.BeginTransactionAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var at = $"({now} - n.i * {Apart})";
        // As a version 7 identifier: in the order of time.
        string Id(string kind) => $"printf('%08X-%04X-7000-8{kind}-%012X', {at} >> 16, {at} & 65535, n.i)";
        var review = "CASE WHEN n.i % 100 < 92 THEN 'Approved' WHEN n.i % 100 < 95 THEN 'Draft' WHEN n.i % 100 < 97 THEN 'Rejected' WHEN n.i % 100 < 99 THEN 'Expired' ELSE 'InReview' END";
        var isOut = "n.i % 100 < 92";
        var title = "CASE WHEN n.i % 997 = 7 THEN 'Весенняя ярмарка ' ELSE 'Новость номер ' END || n.i";
        await CopyAsync(connection, size, "Posts", "t.Id = @template", ("Id", Id("001")), ("Title", title), ("TitleKey", title.Replace('В', 'в').Replace('Н', 'н')), ("Text", "'Приходите всей семьёй, это новость номер ' || n.i || '.'"),
            ("Review", review), ("CreatedAt", at), ("UpdatedAt", at), ("PublishAt", $"CASE WHEN n.i % 100 < 99 THEN {at} ELSE {now} + n.i * 60000 + 3600000 END"), ("ReviewAskedAt", "CASE WHEN n.i % 100 = 99 THEN " + at + " END"), ("ApprovedAt", $"CASE WHEN {isOut} THEN {at} END"));
        await CopyAsync(connection, size, "Publications", "t.PostId = @template", ("Id", Id("002")), ("PostId", Id("001")), ("ExternalId", $"CASE WHEN {isOut} THEN 'mid.' || n.i END"),
            ("Status", $"CASE WHEN {isOut} AND n.i % 1000 = 5 THEN 'Failed' WHEN {isOut} AND n.i % 1000 = 6 THEN 'Withdrawn' WHEN {isOut} THEN 'Published' ELSE 'Planned' END"),
            ("SentAt", $"CASE WHEN {isOut} THEN {at} END"), ("DueAt", at), ("ReadyAt", at), ("QueuedUntil", "NULL"));
        foreach (var (kind, action) in new[] { ("003", "post.edited"), ("004", "post.submitted"), ("005", "post.approved") })
            await CopyAsync(connection, size, "Audit", $"t.PostId = @template AND t.Action = '{action}'", ("Id", Id(kind)), ("PostId", Id("001")), ("At", at));
        await CopyAsync(connection, size, "Notifications", "t.Id = (SELECT Id FROM Notifications WHERE PostId = @template LIMIT 1)", ("Id", Id("006")), ("PostId", Id("001")), ("CreatedAt", at), ("DeliveredAt", at));
        await CopyAsync(connection, size, "PostRevisions", "t.PostId = @template AND t.Number = 1", ("Id", Id("007")), ("PostId", Id("001")), ("At", at));
        await CopyAsync(connection, size, "RevisionTexts", "t.PostId = @template", ("PostId", Id("001")));
        await transaction.CommitAsync();
        _filled = size;
    }

    // Columns that are not named are as in the row that is copied, whatever columns there are by now.
    private async Task CopyAsync(SqliteConnection connection, int size, string table, string which, params (string Column, string Value)[] values)
    {
        var columns = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        }
        var other = values.ToDictionary(one => one.Column, one => one.Value);
        await RunAsync(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT {_filled + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {size.ToString(CultureInfo.InvariantCulture)})
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => other.GetValueOrDefault(column, $"t.\"{column}\"")))} FROM n, "{table}" AS t WHERE {which}
            """);
    }

    private async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        command.Parameters.AddWithValue("@template", template.ToString().ToUpperInvariant());
        await command.ExecuteNonQueryAsync();
    }
}
