using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.People;

/// <summary>From which day to which a role holds. People name whole days: the last one counts.</summary>
internal static class RoleDates
{
    /// <summary>Days of a role that holds everywhere are those of Moscow.</summary>
    public static readonly TimeZoneInfo EverywhereZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <exception cref="ApiException">422: no date.</exception>
    public static DateTimeOffset? First(PageForm form, string name, TimeZoneInfo zone) => Parse(form, name) is { } day ? StartOf(day, zone) : null;

    /// <returns>The first instant after the named day.</returns>
    /// <exception cref="ApiException">422: no date.</exception>
    public static DateTimeOffset? AfterLast(PageForm form, string name, TimeZoneInfo zone) => Parse(form, name) is { } day ? StartOf(day.AddDays(1), zone) : null;

    /// <summary>For people; null when the role has always held and always will.</summary>
    public static string? Text(Membership membership, TimeZoneInfo zone) => (membership.From, membership.Until) switch
    {
        ({ } from, { } until) => PeopleTexts.Get("FromUntil", Day(from, zone), Day(until.AddTicks(-1), zone)),
        ({ } from, null) => PeopleTexts.Get("From", Day(from, zone)),
        (null, { } until) => PeopleTexts.Get("Until", Day(until.AddTicks(-1), zone)),
        _ => null,
    };

    private static string Day(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private static DateOnly? Parse(PageForm form, string name)
    {
        if (form.OptionalText(name) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : throw ApiException.Invalid("DateNeeded", name);
    }

    // A zone change can skip midnight; the day then begins with the first minute that is there.
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
