using System.Globalization;
using Radzen;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>How entries and empty places are marked for the style sheet and for calendar.js.</summary>
public static class CalendarMarks
{
    /// <summary>Edges in so many colours; the number tells the rest apart.</summary>
    public const int Edges = 6;

    /// <summary>A click on a day means this hour.</summary>
    private static readonly TimeSpan UsualHour = TimeSpan.FromHours(10);

    public static string ClassOf(CalendarEntry entry) => $"entry {entry.State.ToString().ToLowerInvariant()}{(entry.Tie > 0 ? $" tied edge-{entry.Tie % Edges}" : "")}";

    public static void Draw(SchedulerAppointmentRenderEventArgs<CalendarEntry> args)
    {
        var entry = args.Data!;
        args.Attributes["class"] = ClassOf(entry);
        args.Attributes["data-post"] = entry.PostId.ToString("N");
        args.Attributes["data-key"] = entry.Key;
        if (entry.Move == CalendarMove.None) args.Attributes["data-fixed"] = "true";
    }

    public static void Draw(SchedulerSlotRenderEventArgs args, CalendarData data)
    {
        var day = DateOnly.FromDateTime(args.Start);
        args.Attributes["data-day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var classes = new List<string>();
        if (day == DateOnly.FromDateTime(data.Now)) classes.Add("today");
        if (args.End <= data.Now) classes.Add("past");
        if (data.View == CalendarView.Month && day.Month != data.Date.Month) classes.Add("other-month");
        if (data.Breaks.Contains(day)) classes.Add("school-break");
        if (data.Holidays.TryGetValue(day, out var holiday))
        {
            classes.Add("holiday");
            args.Attributes["title"] = holiday;
            if (data.View == CalendarView.Month) args.Attributes["data-note"] = holiday;
        }
        if (classes.Count > 0) args.Attributes["class"] = string.Join(' ', classes);
    }

    /// <summary>What a click on an empty place means for a new post; null when that time is past.</summary>
    public static DateTime? WritingTime(DateTime slot, CalendarData data)
    {
        if (data.View != CalendarView.Month) return slot > data.Now ? slot : null;
        var usual = slot.Date + UsualHour;
        if (usual > data.Now) return usual;
        // Later today, at the next full hour.
        var next = data.Now.Date.AddHours(data.Now.Hour + 1);
        return slot.Date == data.Now.Date && next.Date == slot.Date ? next : null;
    }

    public static string WriteAddress(DateTime at, Guid? schoolId) =>
        $"/posts/new?at={at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)}" + (schoolId is { } id ? $"&school={id}" : "");
}
