using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Region;

namespace ChannelScheduler.Web.Pages.Region;

/// <summary>A school's state in words, the same on the page and in the file.</summary>
internal static class RegionWords
{
    public static string Of(SchoolTrouble trouble) => RegionTexts.Get("Trouble." + trouble.Kind, trouble.Count);

    public static string Of(ChannelOverview channel) => channel switch
    {
        { StopCause: { } cause } => RegionTexts.Get("Stop." + cause),
        { IsUnsound: true } => RegionTexts.Get("Unsound"),
        { Delivery: DeliveryMode.ByHand } => RegionTexts.Get("ByHand"),
        { CheckedOk: null } => RegionTexts.Get("NotChecked"),
        _ => RegionTexts.Get("Works"),
    };

    /// <summary>When the last post went out and how long ago that is.</summary>
    public static string Last(ChannelOverview? channel, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (channel is null) return RegionTexts.Get("NoSuchChannel");
        return channel.LastPostAt is { } at ? Ago(at, zone, now) : RegionTexts.Get("NeverPosted");
    }

    /// <summary><c>19 ноября 2026, 4 дн. назад</c>.</summary>
    public static string Ago(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now)
    {
        var day = WallClock.DayOf(at, zone);
        var days = WallClock.DayOf(now, zone).DayNumber - day.DayNumber;
        return days <= 0 ? RegionTexts.Get("Today", TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture)) : RegionTexts.Get("DaysAgo", Day(day), days);
    }

    public static string Until(DateTimeOffset end, TimeZoneInfo zone, DateTimeOffset now) =>
        RegionTexts.Get(end <= now ? "TokenOver" : "TokenUntil", Day(WallClock.DayOf(end, zone)));

    public static string Week(SchoolOverview school) => school.Week switch
    {
        { IsAsked: false } => RegionTexts.Get("WeekNotAsked", school.Week.Posts),
        { Missing: > 0 } => RegionTexts.Get("WeekOf", school.Week.Posts, school.Week.Posts + school.Week.Missing, school.Week.Missing),
        _ => RegionTexts.Get("WeekMet", school.Week.Posts),
    };

    /// <summary>What did not go out, by how it ended.</summary>
    public static string NotOut(SchoolOverview school) =>
        school.Failed + school.Missed + school.InDoubt == 0 ? RegionTexts.Get("NothingWaits") : RegionTexts.Get("Stuck", school.Failed, school.Missed, school.InDoubt);

    /// <summary>Who reminded, when and of what; empty when nobody did for a month.</summary>
    public static string Told(RegionSchool school) => string.Join("; ", school.Told.GroupBy(one => (one.By, one.At)).Select(one => RegionTexts.Get(
        "Told", one.Key.By ?? RegionTexts.Get("Somebody"), Moments.Text(one.Key.At, school.Facts.Zone), string.Join(", ", one.Select(told => RegionTexts.Get("Cause." + told.Cause))))));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
