using System.Globalization;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>Spans of time as people read them: <c>0,4 с</c>, <c>1 мин 05 с</c>, <c>4 ч 00 мин</c>, <c>2 дн. 3 ч</c>.</summary>
internal static class BoardDurations
{
    public static string Text(TimeSpan span)
    {
        var sign = span < TimeSpan.Zero ? "\u2212" : "";
        var size = span.Duration();
        return sign + size switch
        {
            { TotalSeconds: < 10 } => BoardTexts.Get("Seconds", Math.Round(size.TotalSeconds, 1).ToString("0.#", CultureInfo.CurrentCulture)),
            { TotalMinutes: < 1 } => BoardTexts.Get("Seconds", (int)size.TotalSeconds),
            { TotalHours: < 1 } => BoardTexts.Get("Minutes", size.Minutes, size.Seconds.ToString("00", CultureInfo.InvariantCulture)),
            { TotalDays: < 2 } => BoardTexts.Get("Hours", (int)size.TotalHours, size.Minutes.ToString("00", CultureInfo.InvariantCulture)),
            _ => BoardTexts.Get("DaysSpan", (int)size.TotalDays, size.Hours),
        };
    }

    /// <summary>Of an interval that repeats: nobody wants its seconds.</summary>
    public static string Interval(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? BoardTexts.Get("Seconds", (int)span.TotalSeconds) : BoardTexts.Get("MinutesOnly", (int)span.TotalMinutes);
}
