namespace ChannelScheduler.Web.Pages.Recurring;

/// <summary>How long a new series runs unless its author says otherwise.</summary>
public static class SchoolYear
{
    /// <returns>The next 31 May: lessons end in the last days of May; whoever begins in June means the coming year.</returns>
    public static DateOnly EndAfter(DateOnly day) => new(day.Month < 6 ? day.Year : day.Year + 1, 5, 31);
}
