namespace ChannelScheduler.Core.Outbox;

/// <summary>Which message is of which sort, and which sorts a person may do without by mail.</summary>
public static class NotificationKinds
{
    /// <summary>What needs a person's decision always comes, to everybody who wants mail at all.</summary>
    public static readonly IReadOnlyList<NotificationKind> Optional =
    [
        NotificationKind.ReviewAsked, NotificationKind.Approved, NotificationKind.Rejected, NotificationKind.QuotaAtRisk, NotificationKind.QueueDry, NotificationKind.Informed,
    ];

    private static readonly Dictionary<string, NotificationKind> ByCode = Table(
        (NotificationKind.ReviewAsked, ["NotifySubmitted", "NotifyCorrected", "NotifyApprovalVoid", "NotifyImported", "NotifySeriesSubmitted"]),
        (NotificationKind.ReviewDue, ["NotifyReviewDue", "NotifyReviewWaits", "NotifyCorrectionWaits"]),
        (NotificationKind.Approved, ["NotifyApproved", "NotifyApprovedFor", "NotifyApprovedNow", "NotifyEditedByApprover"]),
        (NotificationKind.Rejected, ["NotifyRejected", "NotifySeriesDraft", "NotifySeriesDrafts"]),
        (NotificationKind.Expired, ["NotifyExpired"]),
        (NotificationKind.Failed, ["NotifyFailed", "NotifyWriteFailed"]),
        (NotificationKind.InDoubt, ["NotifyInDoubt", "NotifyPersonNeeded"]),
        (NotificationKind.Missed, ["NotifyMissed", "NotifySeriesLate"]),
        (NotificationKind.OnHold, ["NotifyOnHold", "NotifyWriteWaits"]),
        (NotificationKind.ByHand, ["NotifyByHand", "NotifyByHandAgain", "NotifyChangeByHandAgain", "NotifyCorrectByHand", "NotifyWithdrawByHand"]),
        (NotificationKind.Channel,
        [
            "NotifyChannelStopped", "NotifyChannelCheckRed", "NotifyModerationLate", "NotifyTokenExpiresBot", "NotifyTokenExpiredBot", "NotifyTokenExpiresCommunity", "NotifyTokenExpiredCommunity",
            "NotifyTokenExpiresUser", "NotifyTokenExpiredUser", "NotifyTokenExpiresService", "NotifyTokenExpiredService",
        ]),
        (NotificationKind.QuotaAtRisk, ["NotifyQuotaAtRisk"]),
        (NotificationKind.QueueDry, ["NotifyQueueDry"]),
        (NotificationKind.Reminder, ["NotifyRemindApproval", "NotifyRemindNotPublished", "NotifyRemindChannel", "NotifyRemindQuota", "NotifyRemindSilence"]),
        (NotificationKind.Appeal, ["NotifyAppealDraft", "NotifyAppealWaits"]),
        (NotificationKind.Informed, ["NotifyWithdrawn", "NotifyPublishedNow", "NotifyChannelReplaced", "NotifySplit", "NotifySeriesEnds", "NotifySeriesOrphaned"]));

    /// <param name="code">The message's key; what is not in the table is the program's own business.</param>
    public static NotificationKind Of(string code) => ByCode.GetValueOrDefault(code, NotificationKind.Program);

    /// <param name="muted">As an account keeps it: names of sorts with commas between them.</param>
    public static bool IsMuted(string muted, NotificationKind kind) => Optional.Contains(kind) && MutedOf(muted).Contains(kind);

    /// <summary>Only sorts that may be muted; what is no sort any more is left out.</summary>
    public static IReadOnlyList<NotificationKind> MutedOf(string muted) =>
        [.. muted.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.TryParse<NotificationKind>(name, out var kind) ? kind : NotificationKind.Program).Where(Optional.Contains).Distinct()];

    private static Dictionary<string, NotificationKind> Table(params (NotificationKind Kind, string[] Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Select(code => (code, row.Kind))).ToDictionary(one => one.code, one => one.Kind, StringComparer.Ordinal);
}
