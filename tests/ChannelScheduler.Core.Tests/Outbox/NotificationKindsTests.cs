using System.Collections;
using System.Globalization;
using System.Resources;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Core.Tests.Outbox;

public sealed class NotificationKindsTests
{
    // Of the program itself: no other sort fits.
    private static readonly string[] OfTheProgram = ["NotifyClock", "NotifyMailDownUnreachable", "NotifyMailDownSignIn", "NotifyMailAddress", "NotifyPolicies"];

    public static TheoryData<string> Codes => [.. new ResourceManager(PublishingTexts.Catalog.BaseName, typeof(Notification).Assembly)
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
        .Select(entry => (string)entry.Key).Where(key => key.StartsWith("Notify", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_message_has_a_sort(string code) =>
        Assert.Equal(OfTheProgram.Contains(code), NotificationKinds.Of(code) == NotificationKind.Program);

    [Theory]
    [InlineData(NotificationKind.Failed)]
    [InlineData(NotificationKind.InDoubt)]
    [InlineData(NotificationKind.Missed)]
    [InlineData(NotificationKind.OnHold)]
    [InlineData(NotificationKind.ByHand)]
    [InlineData(NotificationKind.Expired)]
    [InlineData(NotificationKind.ReviewDue)]
    [InlineData(NotificationKind.Channel)]
    [InlineData(NotificationKind.Program)]
    [InlineData(NotificationKind.Reminder)]
    public void What_needs_a_decision_can_not_be_muted(NotificationKind kind) =>
        Assert.False(NotificationKinds.IsMuted(string.Join(',', Enum.GetValues<NotificationKind>()), kind));

    [Theory]
    [InlineData("", NotificationKind.Approved, false)]
    [InlineData("Approved", NotificationKind.Approved, true)]
    [InlineData("QueueDry,Approved", NotificationKind.Approved, true)]
    [InlineData("QueueDry", NotificationKind.Approved, false)]
    [InlineData("Gone,Approved", NotificationKind.Approved, true)]
    public void A_sort_is_muted_by_its_name(string muted, NotificationKind kind, bool isMuted) => Assert.Equal(isMuted, NotificationKinds.IsMuted(muted, kind));

    /// <summary>The message; whether it is of a post, a publication, a channel; where it leads.</summary>
    [Theory]
    [InlineData("NotifySubmitted", "post", "review/P")]
    [InlineData("NotifyReviewDue", "post", "review/P")]
    [InlineData("NotifyCorrected", "post", "review/P")]
    [InlineData("NotifyApproved", "post", "posts/P")]
    [InlineData("NotifyRejected", "post", "posts/P")]
    [InlineData("NotifyExpired", "post", "posts/P")]
    [InlineData("NotifyFailed", "publication", "posts/P#p-B")]
    [InlineData("NotifyInDoubt", "publication", "posts/P#p-B")]
    [InlineData("NotifyMissed", "publication", "posts/P#p-B")]
    [InlineData("NotifyByHand", "publication", "posts/P#p-B")]
    [InlineData("NotifyChannelCheckRed", "channel", "channels/C")]
    [InlineData("NotifyQuotaAtRisk", "", "posts/new?school=S")]
    [InlineData("NotifyQueueDry", "", "posts/new?school=S")]
    [InlineData("NotifyPolicies", "", "rules")]
    [InlineData("NotifyImported", "", "review")]
    [InlineData("NotifySeriesSubmitted", "", "review")]
    [InlineData("NotifySeriesDraft", "post", "posts/P")]
    [InlineData("NotifySeriesDrafts", "", "series")]
    [InlineData("NotifySeriesLate", "", "series")]
    [InlineData("NotifySeriesEnds", "", "series")]
    [InlineData("NotifyRemindApproval", "", "review")]
    [InlineData("NotifyRemindNotPublished", "", "queue?show=attention")]
    [InlineData("NotifyRemindChannel", "", "channels")]
    [InlineData("NotifyRemindQuota", "", "posts/new?school=S")]
    [InlineData("NotifyRemindSilence", "", "posts/new?school=S")]
    [InlineData("NotifyClock", "", null)]
    public void A_notification_leads_straight_to_what_it_is_about(string code, string about, string? path)
    {
        var (post, publication, channel, school) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var notification = new Notification
        {
            Id = Guid.NewGuid(), CreatedAt = DateTimeOffset.UnixEpoch, SchoolId = school, Audience = Role.ContentAdmin, Message = new Reason(code, "", ""),
            PostId = about is "post" or "publication" ? post : null, PublicationId = about == "publication" ? publication : null, ChannelId = about is "channel" or "publication" ? channel : null,
        };

        Assert.Equal(path?.Replace("P", post.ToString(), StringComparison.Ordinal).Replace("B", publication.ToString(), StringComparison.Ordinal)
            .Replace("C", channel.ToString(), StringComparison.Ordinal).Replace("S", school.ToString(), StringComparison.Ordinal), NotificationPath.Of(notification));
    }
}
