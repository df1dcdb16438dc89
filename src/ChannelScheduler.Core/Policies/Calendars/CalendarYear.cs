namespace ChannelScheduler.Core.Policies.Calendars;

/// <summary>What one file of <c>policies/calendars/</c> says about one year; the file explains the lists at its top.</summary>
public sealed record CalendarYear(
    IReadOnlyList<CalendarSpan> Holidays,
    IReadOnlyList<CalendarSpan> DaysOff,
    IReadOnlyList<CalendarSpan> Workdays,
    IReadOnlyList<CalendarSpan> Breaks);
