using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Pages.Calendar;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>What the dashboard shows at one moment to one person.</summary>
public sealed record BoardData
{
    /// <summary>All that the person may look at, by name.</summary>
    public required IReadOnlyList<School> Schools { get; init; }

    /// <summary>Those of them that are shown now.</summary>
    public required IReadOnlyList<School> Shown { get; init; }

    /// <summary>A school was asked for that is not among them: all are shown.</summary>
    public bool IsUnknownSchool { get; init; }

    /// <summary>Whoever looks writes or approves somewhere; others only look.</summary>
    public bool Decides { get; init; }

    /// <summary>Whoever looks may open Hangfire's dashboard, too.</summary>
    public bool SeesJobs { get; init; }

    /// <summary>When this was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Where the graphs' hours and the filters' days are counted: that of the shown schools when they share one.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The shown schools keep more than one time.</summary>
    public bool HasSeveralZones { get; init; }

    public IReadOnlyDictionary<BoardState, int> Counts { get; init; } = new Dictionary<BoardState, int>();

    /// <summary>Of the last minutes.</summary>
    public IReadOnlyList<BoardEvent> Events { get; init; } = [];

    /// <summary>Hours of a day, or days of a week, the oldest first.</summary>
    public IReadOnlyList<BoardBar> History { get; init; } = [];

    public BoardLateness? OfDay { get; init; }

    public BoardLateness? OfWeek { get; init; }

    public IReadOnlyList<BoardRule> Rules { get; init; } = [];

    public IReadOnlyList<SchoolQuotaWeek> Quota { get; init; } = [];

    /// <summary>By school: in how many posts a person is needed.</summary>
    public IReadOnlyDictionary<Guid, int> Needing { get; init; } = new Dictionary<Guid, int>();

    public IReadOnlyList<BoardSeries> Series { get; init; } = [];

    public IReadOnlyList<BoardItem> Items { get; init; } = [];

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? Next { get; init; }

    /// <summary>When something here changes by the passing of time alone.</summary>
    public DateTimeOffset? ChangesAt { get; init; }
}

/// <summary>A series, when it was last made into a post, and when it comes again.</summary>
public sealed record BoardSeries(PostSeries Series, School School, DateTimeOffset? Last, DateTimeOffset? Next);
