using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>What people look for: states in groups, each with a shape of its own, so that colour is never alone.</summary>
public enum CalendarState
{
    Draft,
    InReview,
    Planned,

    /// <summary>A person has to publish it by hand.</summary>
    ByHand,
    Published,

    /// <summary>In doubt, held, failed, missed, returned or not approved in time.</summary>
    Attention,

    /// <summary>Taken down.</summary>
    Gone,
}

public static class CalendarStates
{
    public static CalendarState Of(ReviewState review, PublicationStatus? status) => (review, status) switch
    {
        (_, PublicationStatus.Published) => CalendarState.Published,
        (_, PublicationStatus.Withdrawn or PublicationStatus.Cancelled) or (ReviewState.Cancelled, _) => CalendarState.Gone,
        (_, PublicationStatus.InDoubt) or (ReviewState.Rejected or ReviewState.Expired, _) => CalendarState.Attention,
        (ReviewState.Draft, _) => CalendarState.Draft,
        (ReviewState.InReview, _) => CalendarState.InReview,
        (_, PublicationStatus.OnHold or PublicationStatus.Failed or PublicationStatus.Missed) => CalendarState.Attention,
        (_, PublicationStatus.AwaitingHand) => CalendarState.ByHand,
        _ => CalendarState.Planned,
    };

    /// <summary>One sign a group, told apart without colour.</summary>
    public static string Sign(CalendarState state) => state switch
    {
        CalendarState.Draft => "\u25CB",
        CalendarState.InReview => "\u25D0",
        CalendarState.Planned => "\u25B7",
        CalendarState.ByHand => "\u25A1",
        CalendarState.Published => "\u25CF",
        CalendarState.Attention => "\u25B2",
        _ => "\u00D7",
    };
}
