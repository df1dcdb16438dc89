using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>What the page of upcoming publications can be narrowed to: the states themselves, and what a manager asks for. The cards of the home page count by the same questions.</summary>
internal static class UpcomingStates
{
    public const string Soon = "soon";
    public const string Late = "late";
    public const string Review = "review";

    public static readonly TimeSpan SoonIs = TimeSpan.FromHours(1);

    /// <summary>A send takes seconds, and the sweep a quarter of a minute: what is over this is late.</summary>
    public static readonly TimeSpan LateIs = TimeSpan.FromMinutes(1);

    // What may still go out. Failed and missed ones wait in the queue of the app for somebody's decision.
    private static readonly PublicationStatus[] Ahead =
    [
        PublicationStatus.Planned, PublicationStatus.Scheduled, PublicationStatus.Publishing, PublicationStatus.Retrying,
        PublicationStatus.AwaitingHand, PublicationStatus.InDoubt, PublicationStatus.OnHold,
    ];

    private static readonly PublicationStatus[] Moving = [PublicationStatus.Scheduled, PublicationStatus.Retrying, PublicationStatus.Publishing];

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Soon, Late, Review, .. Ahead.Select(status => status.ToString())];

    public static string NameOf(string state) => state switch
    {
        Soon => DashboardTexts.Get("Soon"),
        Late => DashboardTexts.Get("Late"),
        Review => StatusNames.Of(Core.Posts.ReviewState.InReview),
        _ => StatusNames.Of(Enum.Parse<PublicationStatus>(state), ChannelEnvironment.Live),
    };

    /// <param name="state">One of <see cref="All"/>, or null for all of them.</param>
    public static IQueryable<Publication> Of(IQueryable<Publication> publications, string? state, DateTimeOffset now)
    {
        var (soon, late) = (now + SoonIs, now - LateIs);
        return state switch
        {
            null => publications.Where(one => Ahead.Contains(one.Status)),
            Soon => publications.Where(one => one.Status == PublicationStatus.Scheduled && one.DueAt > late && one.DueAt <= soon),
            Late => publications.Where(one => Moving.Contains(one.Status) && one.DueAt <= late),
            // The rest of the question is the post's.
            Review => publications.Where(one => one.Status == PublicationStatus.Planned),
            _ => OfStatus(publications, Enum.Parse<PublicationStatus>(state)),
        };
    }

    private static IQueryable<Publication> OfStatus(IQueryable<Publication> publications, PublicationStatus status) => publications.Where(one => one.Status == status);
}
