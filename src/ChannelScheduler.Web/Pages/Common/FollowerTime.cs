using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>When the gospublic will get a post whose MAX message is not out yet.</summary>
internal static class FollowerTime
{
    /// <summary>A guess that holds when MAX is on time: the delay after it, moved out of the quiet hours.</summary>
    /// <param name="planned">The post's own time; null when it goes out on approval.</param>
    /// <returns>Null when MAX has no time yet.</returns>
    public static DateTimeOffset? About(Publication? leader, DateTimeOffset? planned, School school, PublishingOptions options) =>
        (leader?.DueAt ?? planned) is { } at ? PublicationPlan.DueAfter(at, school, options) : null;
}
