using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>The week that is under way, school by school. Most schools of a region share it, so it is looked up in the calendars once for all of them.</summary>
internal sealed class SchoolWeeks(PolicySet policies, DateTimeOffset now)
{
    private readonly Dictionary<(string Region, string Zone, string? Own), Here> _known = [];

    /// <param name="DaysLeft">School days of the week from today on.</param>
    public sealed record Here(TimeZoneInfo Zone, PublishingLimits Limits, SchoolWeek Week, int DaysLeft);

    public Here Of(School school)
    {
        // A school with a calendar of its own shares it with nobody.
        var key = (school.Region, school.TimeZone, policies.Calendars.Has(school.Inn) ? school.Inn : null);
        if (_known.TryGetValue(key, out var known)) return known;
        var (zone, today) = (school.Zone, WallClock.DayOf(now, school.Zone));
        var week = new SchoolWeek(policies.Calendars.For(school.Region, school.Inn), today);
        return _known[key] = new Here(zone, policies.For(school.Region).Publishing, week, week.SchoolDaysFrom(today).Count);
    }
}
