using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>What the calendar shows at one moment to one person.</summary>
public sealed record CalendarData
{
    /// <summary>All that the person may look at, by name.</summary>
    public required IReadOnlyList<School> Schools { get; init; }

    /// <summary>Those of them that are shown now.</summary>
    public required IReadOnlyList<School> Shown { get; init; }

    public required CalendarView View { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The school's wall clock; with several schools, the first one's.</summary>
    public required DateTime Now { get; init; }

    public required CalendarRange Range { get; init; }

    /// <summary>By time, without those that the filters leave out.</summary>
    public IReadOnlyList<CalendarEntry> Entries { get; init; } = [];

    /// <summary>By school and week, for the weeks around what is shown. Empty when there is too much to count.</summary>
    public IReadOnlyList<SchoolQuotaWeek> Weeks { get; init; } = [];

    /// <summary>Names of public holidays and of days off among the days that are shown.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays { get; init; } = new Dictionary<DateOnly, string>();

    public IReadOnlySet<DateOnly> Breaks { get; init; } = new HashSet<DateOnly>();

    /// <summary>More posts lie here than are shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>Writes or approves at one of the shown schools.</summary>
    public bool CanWrite { get; init; }

    public TimeZoneInfo Zone => Shown.Count > 0 ? Shown[0].Zone : TimeZoneInfo.Utc;

    public bool HasOneZone => Shown.Select(one => one.TimeZone).Distinct().Count() <= 1;
}

/// <summary>One week of one school against its quota.</summary>
public sealed record SchoolQuotaWeek(School School, QuotaWeek Week);
