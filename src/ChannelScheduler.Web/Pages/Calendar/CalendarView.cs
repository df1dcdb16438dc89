namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>How the calendar is laid out.</summary>
public enum CalendarView
{
    Month,
    Week,
    Day,

    /// <summary>The month as a list: readable on a phone and aloud.</summary>
    List,
}
