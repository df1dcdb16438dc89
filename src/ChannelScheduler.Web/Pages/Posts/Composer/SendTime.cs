using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>When one channel gets the post, as far as can be told while it is being written.</summary>
/// <param name="At">Null: as soon as it is approved.</param>
/// <param name="Wished">For a follower: the delay after MAX; later than that is <paramref name="At"/> when that lies in the quiet hours. Null for whoever follows nobody.</param>
public sealed record SendTime(ChannelKind Kind, DateTimeOffset? At, DateTimeOffset? Wished)
{
    public bool IsMoved => Wished is { } wished && At != wished;

    /// <param name="publishAt">Null: as soon as it is approved; then a follower's time is that of an approval now.</param>
    public static IReadOnlyList<SendTime> Of(School school, IEnumerable<ChannelKind> kinds, DateTimeOffset? publishAt, DateTimeOffset now, PublishingOptions options)
    {
        var all = kinds.Distinct().Order().ToList();
        var leads = all.Contains(ChannelKind.MaxPublic);
        var confirmed = publishAt ?? now;
        return [.. all.Select(kind => kind == ChannelKind.Gospublic && leads
            ? new SendTime(kind, PublicationPlan.DueAfter(confirmed, school, options), confirmed + options.DelayFor(school))
            : new SendTime(kind, publishAt, null))];
    }
}
