using ChannelScheduler.Core.Policies.Calendars;

namespace ChannelScheduler.Core.Policies;

/// <summary>How many public posts a week a school is asked for, Monday to Sunday by its own clock.</summary>
/// <param name="Least">Fewer get an advice, late in the week.</param>
/// <param name="Most">From the next one on, a post is told that there are many.</param>
/// <param name="AdviseFrom">Before this day of the week there is time enough for what is missing.</param>
/// <param name="FullWeek">A week with fewer working days than this is asked for nothing.</param>
public sealed record WeeklyQuota(int Least, int Most, DayOfWeek AdviseFrom, int FullWeek)
{
    /// <summary>A week with enough working days and no day of a school break is asked for its posts.</summary>
    public bool AsksFor(SchoolWeek week) => !week.HasBreak && week.Workdays >= FullWeek;
}

/// <summary>When people are told that the rhythm is in danger. Hours and days are the school's own.</summary>
/// <param name="From">Not earlier on a day than this.</param>
/// <param name="QuotaSchoolDays">With so many school days left in the week, a number that is still short is told.</param>
/// <param name="QueueDays">Nothing planned for so many days is told.</param>
public sealed record PlanReminders(TimeOnly From, int QuotaSchoolDays, int QueueDays)
{
    public static readonly PlanReminders Default = new(new TimeOnly(9, 0), 2, 3);
}

/// <param name="Days">Posts further apart than this may say the same again.</param>
/// <param name="Likeness">From which share of common wording, 0 to 1, two texts are nearly the same.</param>
public sealed record DuplicateWindow(int Days, double Likeness);
