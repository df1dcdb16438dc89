namespace ChannelScheduler.Core.Policies.Calendars;

/// <summary>Days of one year that have a name, both ends inside.</summary>
public sealed record CalendarSpan(DateOnly From, DateOnly To, PolicyText Name)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
