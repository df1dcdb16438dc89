namespace ChannelScheduler.Web.Pages.Review;

/// <summary>A span in people's words, rounded down: nobody is promised a minute that is not there.</summary>
internal static class TimeLeft
{
    public static string Of(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => ReviewTexts.Get("DaysHours", (int)span.TotalDays, span.Hours),
        { TotalHours: >= 1 } => ReviewTexts.Get("HoursMinutes", (int)span.TotalHours, span.Minutes),
        { TotalMinutes: >= 1 } => ReviewTexts.Get("Minutes", span.Minutes),
        _ => ReviewTexts.Get("LessThanAMinute"),
    };
}
