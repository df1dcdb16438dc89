using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>One thing in the calendar: a publication, or a planned post that has no channel yet. Times are of its school's wall clock.</summary>
public sealed record CalendarEntry
{
    /// <summary>How tall an instant is drawn where hours have a height.</summary>
    private static readonly TimeSpan Drawn = TimeSpan.FromHours(1);

    public required School School { get; init; }

    public required Guid PostId { get; init; }

    public required int PostVersion { get; init; }

    public Guid? PublicationId { get; init; }

    public int PublicationVersion { get; init; }

    public required string Title { get; init; }

    public required ReviewState Review { get; init; }

    public PublicationStatus? Status { get; init; }

    public ChannelKind? Kind { get; init; }

    public ChannelEnvironment Environment { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool IsExpected { get; init; }

    /// <summary>All channels of the post, in the order in which they go out.</summary>
    public IReadOnlyList<CalendarLeg> Legs { get; init; } = [];

    /// <summary>The number that this post's entries share; 0 when it stands alone.</summary>
    public int Tie { get; init; }

    public CalendarMove Move { get; init; }

    /// <summary>Why it can't be moved: a key of <see cref="CalendarTexts"/>; null when it can.</summary>
    public string? Fixed { get; init; }

    public string Key => PublicationId is { } id ? $"{PostId:N}-{id:N}" : $"{PostId:N}";

    public CalendarState State => CalendarStates.Of(Review, Status);

    public DateTime Start => TimeZoneInfo.ConvertTime(At, School.Zone).DateTime;

    /// <summary>Never into the next day: it would be drawn over two.</summary>
    public DateTime End => Start + Drawn < Start.Date.AddDays(1) ? Start + Drawn : Start.Date.AddDays(1);

    public DateOnly Day => DateOnly.FromDateTime(Start);

    /// <summary>The state in people's words.</summary>
    public string StateName => Delivery is { } status ? StatusNames.Of(status, Environment) : StatusNames.Of(Review);

    /// <summary>Classes of the badge with that name.</summary>
    public string Tone => Delivery is { } status ? StatusNames.Tone(status) : StatusNames.Tone(PostStatuses.Of(Review, []));

    // Before the approval, and after an approval was lost, the review says where a publication stands; what is out is out.
    private PublicationStatus? Delivery => Review == ReviewState.Approved || State is CalendarState.Published or CalendarState.Gone ? Status : null;

    public string Time => TimeText(At, IsExpected, School.Zone);

    /// <summary><c>MAX 10:00 → госпаблик ≈14:00</c>; the day is said where it is another one.</summary>
    public string TieText => TieTextOf(Legs, School.Zone);

    /// <summary>The state, and the tie if there is one, in words.</summary>
    public string Details => Tie == 0 ? StateName : $"{StateName}. {TieText}";

    /// <summary>What is read aloud, and shown on hovering. It begins with what is seen, so that it can be called by that.</summary>
    public string Label => CalendarTexts.Get("Label", (Tie == 0 ? "" : $"{Tie} ") + (Kind is null ? $"{Time} {Title}" : $"{Time} {KindName} {Title}"), Details, Tie == 0 ? School.Name : CalendarTexts.Get("TieOf", Tie, School.Name));

    public string KindName => Kind is { } kind ? CalendarTexts.Get("Short." + kind) : "";

    public static string TieTextOf(IReadOnlyList<CalendarLeg> legs, TimeZoneInfo zone) => string.Join(" \u2192 ", legs.Select((leg, index) =>
        $"{CalendarTexts.Get("Short." + leg.Kind)} {(index > 0 && DayOf(leg.At, zone) != DayOf(legs[0].At, zone) ? DayOf(leg.At, zone).ToString("d MMM ", CultureInfo.CurrentCulture) : "")}{TimeText(leg.At, leg.IsExpected, zone)}"));

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static string TimeText(DateTimeOffset at, bool isExpected, TimeZoneInfo zone) =>
        (isExpected ? "\u2248" : "") + TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
}
