using System.Text.RegularExpressions;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Storage;

/// <summary>With 100,000 posts the calendar is as quick as with a hundred: the database says that it looks by index, at the range alone.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class CalendarQueriesTests(ApiFixture fixture)
{
    private static readonly string[] Indexes = ["IX_Posts_SchoolId_PublishAt", "IX_Publications_SchoolId_DueAt", "IX_Publications_ChannelId_SentAt"];

    [Fact]
    public async Task Each_question_is_answered_by_its_index_and_a_range()
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var questions = CalendarQueries.Near(db, [Guid.NewGuid(), Guid.NewGuid()], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(42), 10);
        Assert.Equal(Indexes.Length, questions.Count);
        foreach (var (question, index) in questions.Zip(Indexes))
        {
            var plan = await PlanAsync(db, question);
            var (table, column) = (index.Split('_')[1], index.Split('_')[3]);
            Assert.Contains(plan, line => line.Contains($"USING INDEX {index}", StringComparison.Ordinal) && line.Contains($"{column}>?", StringComparison.Ordinal) && line.Contains($"{column}<?", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, line => Regex.IsMatch(line, $@"^SCAN (?!.*INDEX).*\b{table[..1].ToLowerInvariant()}\b"));
        }
    }

    // What the query would send, with its parameters as EF shows them.
    private static async Task<IReadOnlyList<string>> PlanAsync(DbContext db, IQueryable<Guid> question)
    {
        var text = question.ToQueryString();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + Parameter().Replace(text, "");
        foreach (Match match in Parameter().Matches(text))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (match.Groups["name"].Value, match.Groups["value"].Value.Trim('\''));
            command.Parameters.Add(parameter);
        }
        var plan = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) plan.Add(rows.GetString(3));
        return plan;
    }

    [GeneratedRegex(@"^\.param set (?<name>\S+) (?<value>.*)\r?\n", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
