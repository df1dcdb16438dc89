using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>The moments that the writing form offers beside its date and time.</summary>
public static class QuickDays
{
    /// <summary>When lessons are under way and people read: an offer only.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromHours(10);

    /// <returns>Tomorrow, the day after it and the next Monday, each once, on the school's wall clock; outside its quiet hours. The key names it in <see cref="ComposerTexts"/>.</returns>
    public static IReadOnlyList<(string Key, DateTimeOffset At)> Of(DateTimeOffset now, School school)
    {
        var today = TimeZoneInfo.ConvertTime(now, school.Zone).Date;
        var monday = today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 7) % 7 is var ahead and > 0 ? ahead : 7);
        (string Key, DateTime Day)[] days = [("QuickTomorrow", today.AddDays(1)), ("QuickAfter", today.AddDays(2)), ("QuickMonday", monday)];
        return
        [
            .. days.DistinctBy(one => one.Day)
                .Select(one => (one.Key, At: Moments.At(one.Day + Usual, school.Zone)))
                .Where(one => one.At is not null)
                .Select(one => (one.Key, school.QuietHours.NextAllowed(one.At!.Value, school.Zone))),
        ];
    }
}
