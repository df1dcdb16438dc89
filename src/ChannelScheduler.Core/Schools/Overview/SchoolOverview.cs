using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Schools.Overview;

/// <summary>How one school stands now, as whoever looks after many of them sees it.</summary>
public sealed record SchoolOverview
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Inn { get; init; }

    public required string Region { get; init; }

    /// <summary>An IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The channels that count: the live ones, or those of the sandbox where there are no others.</summary>
    public IReadOnlyList<ChannelOverview> Channels { get; init; } = [];

    /// <summary>Its public channels are the sandbox's: nobody outside reads what they say.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The week that is under way.</summary>
    public required QuotaWeek Week { get; init; }

    /// <summary>Few school days of it are left, so that what is missing is missing now.</summary>
    public bool IsWeekEnding { get; init; }

    /// <summary>Posts in review.</summary>
    public int Waiting { get; init; }

    /// <summary>Since when the one that waits longest was asked for.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Publications that a person has to look at.</summary>
    public int Failed { get; init; }

    public int Missed { get; init; }

    public int InDoubt { get; init; }

    /// <summary>Somebody of the school itself writes.</summary>
    public bool HasWriter { get; init; }

    /// <summary>Somebody approves, here or at every school.</summary>
    public bool HasApprover { get; init; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public ChannelOverview? Of(ChannelKind kind) => Channels.Where(one => one.Kind == kind).MaxBy(one => one.LastPostAt ?? DateTimeOffset.MinValue);

    /// <summary>The next end of a token, over or not; null where none is known.</summary>
    public DateTimeOffset? TokenEnds => Channels.Min(one => one.TokenEnds);
}
