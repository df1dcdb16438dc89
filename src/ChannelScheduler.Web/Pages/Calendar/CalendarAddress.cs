using System.Globalization;
using ChannelScheduler.Core.Channels;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>Where somebody stands in the calendar, kept in the page's address: a reload, a lost connection or a link leads to the same place.</summary>
/// <param name="View">Null: what suits the screen.</param>
/// <param name="Date">Null: today.</param>
public sealed record CalendarAddress(CalendarView? View = null, DateOnly? Date = null, Guid? SchoolId = null, ChannelKind? Kind = null, CalendarState? State = null)
{
    public const string Path = "/calendar";
    private const string Day = "yyyy-MM-dd";

    public bool IsFiltered => SchoolId is not null || Kind is not null || State is not null;

    /// <summary>What can't be read is left out: an old link still opens the calendar.</summary>
    public static CalendarAddress Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Value(string name) => values.TryGetValue(name, out var found) && found.ToString() is { Length: > 0 } text ? text : null;
        return new CalendarAddress(
            Named<CalendarView>(Value("view")),
            DateOnly.TryParseExact(Value("date"), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2100 ? date : null,
            Guid.TryParse(Value("school"), out var school) ? school : null,
            Named<ChannelKind>(Value("kind")), Named<CalendarState>(Value("state")));
    }

    public override string ToString()
    {
        var values = new Dictionary<string, string?>
        {
            ["view"] = View?.ToString().ToLowerInvariant(), ["date"] = Date?.ToString(Day, CultureInfo.InvariantCulture), ["school"] = SchoolId?.ToString(), ["kind"] = Kind?.ToString(), ["state"] = State?.ToString(),
        };
        return QueryHelpers.AddQueryString(Path, values.Where(one => one.Value is not null));
    }

    private static T? Named<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
