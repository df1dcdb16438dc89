using System.Globalization;

namespace ChannelScheduler.Core.Outbox;

/// <summary>Where a notification leads: straight to what is to be looked at.</summary>
public static class NotificationPath
{
    /// <returns>A path of the program without a leading slash; null where there is nothing to open.</returns>
    public static string? Of(Notification notification) => notification switch
    {
        { Kind: NotificationKind.ReviewAsked or NotificationKind.ReviewDue, PostId: { } post } => $"review/{post}",
        { PublicationId: { } publication, PostId: { } post } => $"posts/{post}#p-{publication}",
        { PostId: { } post } => $"posts/{post}",
        { ChannelId: { } channel } => $"channels/{channel}",
        { Kind: NotificationKind.QuotaAtRisk or NotificationKind.QueueDry } => string.Create(CultureInfo.InvariantCulture, $"posts/new?school={notification.SchoolId}"),
        { Message.Code: "NotifyRemindQuota" or "NotifyRemindSilence" } => string.Create(CultureInfo.InvariantCulture, $"posts/new?school={notification.SchoolId}"),
        { Message.Code: "NotifyRemindNotPublished" } => "queue?show=attention",
        { Message.Code: "NotifyRemindChannel" } => "channels",
        { Message.Code: "NotifyImported" or "NotifySeriesSubmitted" or "NotifyRemindApproval" } => "review",
        { Message.Code: "NotifySeriesDrafts" or "NotifySeriesLate" or "NotifySeriesEnds" or "NotifySeriesOrphaned" } => "series",
        { Message.Code: "NotifyModerationLate" } => "channels",
        { Message.Code: "NotifyMailAddress" } => "people",
        { Kind: NotificationKind.Appeal } => "appeals",
        { Message.Code: "NotifyPolicies" } => "rules",
        _ => null,
    };
}
