using System.Globalization;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>What a reader of the log asks for, as it stands in the address.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
/// <param name="SchoolWords">Words of the school's name, or its INN.</param>
/// <param name="Event">One action, or a group of <see cref="AuditGroups"/>.</param>
public sealed record AuditQuestion(DateOnly? From, DateOnly? To, string Person, Guid? School, Guid? Post, string Event, string Text, string SchoolWords = "")
{
    public const string Path = "/audit";

    public bool IsEmpty => this == new AuditQuestion(null, null, "", null, null, "", "");

    public static AuditQuestion Of(IQueryCollection query) => new(
        Day(query["from"]), Day(query["to"]), query["person"].ToString().Trim(), Guid.TryParse(query["school"], out var school) ? school : null, Guid.TryParse(query["post"], out var post) ? post : null,
        query["event"].ToString().Trim(), query["q"].ToString().Trim(), query["in"].ToString().Trim());

    /// <param name="schools">Those that are asked for, of those whose trail the reader may see; null means every school.</param>
    /// <param name="people">Whom the typed name fits; null when none was typed.</param>
    /// <param name="zone">Where the days are days.</param>
    public AuditFilter ToFilter(IReadOnlyCollection<Guid>? schools, IReadOnlyCollection<Guid>? people, TimeZoneInfo zone) =>
        new(schools, StartOf(From, zone), StartOf(To?.AddDays(1), zone), people, Post, AuditGroups.Chosen(Event));

    /// <summary>The same question at another place: a further page, a file, or with one condition less.</summary>
    public string At(string path, string? after = null) => Links.With(path, ("from", DayOf(From)), ("to", DayOf(To)), ("person", Person), ("school", School?.ToString()), ("in", SchoolWords), ("post", Post?.ToString()), ("event", Event), ("q", Text), ("after", after));

    /// <summary>As a date field has it.</summary>
    public static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;

    private static DateTimeOffset? StartOf(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } date) return null;
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        // A day that begins with a skipped hour begins after it.
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
