using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>The dry run of one upload: what the rules say of each line, when it would go out, what it repeats.</summary>
internal sealed class LineChecker
{
    private readonly SchedulerDbContext _db;
    private readonly School _school;
    private readonly List<Channel> _channels;
    private readonly PolicyLinter _linter;
    private readonly PublishingOptions _options;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyDictionary<int, ImportLine> _repeats;
    private readonly ILookup<string, string> _stored;

    private LineChecker(SchedulerDbContext db, School school, List<Channel> channels, PolicyLinter linter, PublishingOptions options, DateTimeOffset now, IReadOnlyDictionary<int, ImportLine> repeats, ILookup<string, string> stored) =>
        (_db, _school, _channels, _linter, _options, _now, _repeats, _stored) = (db, school, channels, linter, options, now, repeats, stored);

    public static async Task<LineChecker> OpenAsync(SchedulerDbContext db, PostImport import, PolicySet policies, PublishingOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(one => one.Id == import.SchoolId, cancellationToken);
        var channels = await ImportChannels.OfAsync(db, school.Id, cancellationToken);
        var titles = import.Lines.Select(line => line.Title).Distinct().ToList();
        var stored = await db.Posts.AsNoTracking().Where(one => one.SchoolId == school.Id && one.Review != ReviewState.Cancelled && titles.Contains(one.Title)).Select(one => new { one.Title, one.Text }).ToListAsync(cancellationToken);
        return new LineChecker(db, school, channels, new PolicyLinter(policies), options, now,
            LineRepeats.Find(import.Lines, policies.For(school.Region).Publishing.Duplicates.Likeness), stored.ToLookup(one => one.Title, one => one.Text));
    }

    public async Task<LineReport> CheckAsync(ImportLine line, CancellationToken cancellationToken)
    {
        var errors = new List<LineError>(line.Errors);
        var channels = ImportChannels.For(line, _channels, out var missing);
        if (missing is { } kind) errors.Add(new LineError(null, ImportTexts.Get("ChannelMissing", kind)));
        var report = errors.Count > 0 ? LintReport.Empty : _linter.Lint(await InputAsync(line, channels, cancellationToken));
        var repeats = new List<string>();
        if (_repeats.TryGetValue(line.Number, out var earlier)) repeats.Add(ImportTexts.Get("RepeatsLine", earlier.Place, earlier.Title));
        if (_stored[line.Title].Contains(line.Text)) repeats.Add(ImportTexts.Get("RepeatsPost", line.Title));
        return new LineReport(
            line.Number, errors.Count > 0 ? LineVerdict.Unusable : VerdictOf(report), line.PublishAt, FollowerAt(line, channels),
            [.. report.Findings.Select(one => new LineFinding(one.RuleId, one.Severity, one.Message, one.Remedy))], repeats, errors);
    }

    private async Task<LintInput> InputAsync(ImportLine line, List<Channel> channels, CancellationToken cancellationToken)
    {
        var feed = await SchoolFeeds.ReadAsync(_db, _school.Id, null, _now, line.PublishAt, cancellationToken);
        return new LintInput
        {
            Title = line.Title,
            Text = line.Text,
            GospublicText = line.GospublicText,
            Channels = [.. channels.Select(one => new LintChannel(one.Kind, one.Handle, SchoolInn: _school.Inn))],
            PublishAt = line.PublishAt,
            Region = _school.Region,
            School = feed.ToLint(_school, channels.Select(one => one.Environment), _options),
        };
    }

    private DateTimeOffset? FollowerAt(ImportLine line, List<Channel> channels)
    {
        if (line.PublishAt is not { } at || !channels.Exists(one => one.Kind == ChannelKind.Gospublic)) return null;
        // Alone it waits for nobody.
        return channels.Exists(one => one.Kind == ChannelKind.MaxPublic) ? _school.QuietHours.NextAllowed(at + _options.DelayFor(_school), _school.Zone) : at;
    }

    private static LineVerdict VerdictOf(LintReport report) => report.Verdict switch
    {
        LintVerdict.Block => LineVerdict.Block,
        LintVerdict.Warn => LineVerdict.Warn,
        _ => LineVerdict.Pass,
    };
}
