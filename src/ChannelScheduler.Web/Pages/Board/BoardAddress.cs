using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>What somebody looks at on the dashboard, kept in the page's address: a reload, a lost connection or a link leads to the same place.</summary>
/// <param name="SchoolWords">Words of the school's name, or its INN: where there are too many schools to choose from a list.</param>
/// <param name="Text">Words of the title.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
/// <param name="IsWeek">The graphs show a week by days, not a day by hours.</param>
/// <param name="After">Where the last page of the list ended.</param>
public sealed record BoardAddress(Guid? SchoolId = null, ChannelKind? Kind = null, BoardState? State = null, string Text = "", DateOnly? From = null, DateOnly? To = null, bool IsWeek = false, string? After = null, string SchoolWords = "")
{
    public const string Path = "/dashboard";
    private const string ListPart = "#posts";
    private const string Day = "yyyy-MM-dd";
    private const int LongestText = 200;

    public bool IsFiltered => SchoolId is not null || SchoolWords.Length > 0 || Kind is not null || State is not null || Text.Length > 0 || From is not null || To is not null;

    /// <summary>What is coming or waits for somebody begins with what is due first or has waited longest; what is over with the newest.</summary>
    public bool IsNewestFirst => State is null or BoardState.Published or BoardState.Today or BoardState.Early or BoardState.Gone;

    /// <summary>False when a part of the address says nothing that there is: it was left out, and the page says so.</summary>
    public bool IsUnderstood { get; private init; } = true;

    /// <summary>What can't be read is left out: an old link still opens the dashboard.</summary>
    public static BoardAddress Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Value(string name) => values.TryGetValue(name, out var found) && found.ToString() is { Length: > 0 } text ? text : null;
        string Words(string name) => Value(name)?.Trim() is { } text ? text[..Math.Min(text.Length, LongestText)] : "";
        var isUnderstood = true;
        T? Known<T>(string name, Func<string, T?> read)
        {
            if (Value(name) is not { } said) return default;
            var known = read(said);
            isUnderstood &= known is not null;
            return known;
        }

        return new BoardAddress(
            Known<Guid?>("school", said => Guid.TryParse(said, out var school) ? school : null), Known<ChannelKind?>("kind", Named<ChannelKind>), Known<BoardState?>("state", Named<BoardState>), Words("q"),
            Known<DateOnly?>("from", DayOf), Known<DateOnly?>("to", DayOf), Known("span", said => said is "week" or "day" ? said : null) == "week", Known("after", said => IsCursor(said) ? said : null), Words("in")) { IsUnderstood = isUnderstood };
    }

    /// <summary>The same, at the list.</summary>
    public string List => At(Path) + ListPart;

    public override string ToString() => At(Path);

    /// <summary>The same question to another route.</summary>
    public string At(string path) => Links.With(
        path, ("school", SchoolId?.ToString()), ("in", SchoolWords), ("kind", Kind?.ToString()), ("state", State?.ToString()), ("q", Text), ("from", DayText(From)), ("to", DayText(To)), ("span", IsWeek ? "week" : null), ("after", After));

    public BoardFilter ToFilter(TimeZoneInfo zone) => new(State, Kind, Text, StartOf(From, zone), StartOf(To?.AddDays(1), zone));

    public static string? DayText(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;

    // A day that begins with a skipped hour begins after it.
    internal static DateTimeOffset? StartOf(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } date) return null;
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static bool IsCursor(string? text)
    {
        try
        {
            return Cursor.Parse(text) is not null;
        }
        catch (ApiException)
        {
            return false;
        }
    }

    private static T? Named<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(name, out _) ? value : null;
}
