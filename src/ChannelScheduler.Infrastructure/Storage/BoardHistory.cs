using System.Text.RegularExpressions;
using ChannelScheduler.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>What came of publications, counted from our own rows the moment they are there. Only what lies in the window is read, by index.</summary>
/// <param name="schools">Null means every school.</param>
public sealed partial class BoardHistory(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools)
{
    /// <summary>Lateness is judged by so many of the newest: enough for a 99th percentile, and a bound for whoever publishes more.</summary>
    public const int MostJudged = 10_000;

    private const long MillisecondsPerHour = 3_600_000;

    /// <summary>The publication was refused for now and is tried again.</summary>
    private const string Refused = "publication.retrying";

    private static readonly string[] Stops = ["publication.failed", "publication.missed"];

    /// <summary>Everything within a short time, for a graph that moves.</summary>
    /// <param name="most">The newest of each kind.</param>
    public async Task<IReadOnlyList<BoardEvent>> EventsAsync(DateTimeOffset from, int most, CancellationToken cancellationToken)
    {
        string[] actions = [Refused, .. Stops];
        var published = await Out.Where(one => one.SentAt >= from).OrderByDescending(one => one.SentAt).Take(most).Select(one => one.SentAt!.Value).ToListAsync(cancellationToken);
        var others = await new AuditFilter(schools, from, Actions: actions).On(db).OrderByDescending(one => one.At).Take(most).Select(one => new { one.At, one.Action }).ToListAsync(cancellationToken);
        return [.. published.Select(at => new BoardEvent(at, BoardOutcome.Published)), .. others.Select(one => new BoardEvent(one.At, one.Action == Refused ? BoardOutcome.Refused : BoardOutcome.Failed))];
    }

    /// <summary>How many of each kind in each hour from this one on; an hour without any is left out.</summary>
    public async Task<IReadOnlyList<BoardHour>> HoursAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var published = await CountAsync(Out.Where(one => one.SentAt >= from).Select(one => one.SentAt!.Value), from, cancellationToken);
        var refused = await CountAsync(new AuditFilter(schools, from, Actions: [Refused]).On(db).Select(one => one.At), from, cancellationToken);
        var failed = await CountAsync(new AuditFilter(schools, from, Actions: Stops).On(db).Select(one => one.At), from, cancellationToken);
        return [.. published.Keys.Union(refused.Keys).Union(failed.Keys).Order().Select(hour => new BoardHour(
            from.AddHours(hour), published.GetValueOrDefault(hour), refused.GetValueOrDefault(hour), failed.GetValueOrDefault(hour)))];
    }

    /// <summary>By how much the program was behind the due time, of what it sent itself since then.</summary>
    public async Task<IReadOnlyList<TimeSpan>> LatenessAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        // What a person published by hand was sent by nobody here: no try of ours, no lateness of ours.
        var times = await Out.Where(one => one.SentAt >= from && one.AttemptCount > 0 && one.DueAt != null).OrderByDescending(one => one.SentAt).Take(MostJudged)
            .Select(one => new { Sent = one.SentAt!.Value, Due = one.DueAt!.Value }).ToListAsync(cancellationToken);
        return [.. times.Select(one => one.Sent - one.Due)];
    }

    /// <summary>
    /// How often each rule was heard of since then. What is stored of rules is a publication that the gate held, and a warning that somebody answered for: those are counted. A text that policy
    /// refused was never saved, on purpose, so nothing remembers it; and linting every open text anew for a number would cost more than all of the page.
    /// </summary>
    public async Task<IReadOnlyList<BoardRule>> RulesAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var rows = await new AuditFilter(schools, from, Actions: ["publication.on-hold", "post.waived"]).On(db).OrderByDescending(one => one.At).Take(MostJudged).Select(one => new { one.Action, one.Details }).ToListAsync(cancellationToken);
        var hits = rows.SelectMany(one => RuleIds().Matches(one.Action == "post.waived" ? one.Details?.Split(' ')[0] ?? "" : HeldBy(one.Details)).Select(match => (Rule: match.Value, IsHold: one.Action != "post.waived")));
        return [.. hits.GroupBy(one => one.Rule).Select(one => new BoardRule(one.Key, one.Count(hit => hit.IsHold), one.Count(hit => !hit.IsHold))).OrderByDescending(one => one.Held + one.Waived).ThenBy(one => one.Rule, StringComparer.Ordinal)];
    }

    // Whatever was sent is out, or was. Asked by its time alone: a question for the state, too, would be searched by that, and most rows are out.
    private IQueryable<Publication> Out => PublicationLists.Of(db, schools);

    // Grouped by the database, to which a hundred thousand rows are no more than a few hours to us. Instants are stored as milliseconds: an hour is a division.
    private static async Task<Dictionary<long, int>> CountAsync(IQueryable<DateTimeOffset> times, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var start = from.ToUnixTimeMilliseconds();
        return await times.GroupBy(at => ((long)(object)at - start) / MillisecondsPerHour).Select(one => new { one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
    }

    private static string HeldBy(string? details) => details is not null && details.StartsWith("HoldPolicy(", StringComparison.Ordinal) ? details : "";

    [GeneratedRegex("\\b[A-Z]{3}[0-9]{3}\\b")]
    private static partial Regex RuleIds();
}
