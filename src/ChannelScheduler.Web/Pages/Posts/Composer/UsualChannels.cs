using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>Where a new post goes unless its author says otherwise: one public channel of each kind, since a post can have no more. A school that publishes in earnest begins with its live ones alone;
/// of two of a kind the one that was made by mistake or is stopped comes last, or a channel that was replaced would be chosen again and again.</summary>
public static class UsualChannels
{
    /// <summary>What may be chosen: every channel in use, and a replaced one only where it was chosen before.</summary>
    public static List<Channel> ToChooseFrom(IEnumerable<Channel> channels, IReadOnlyCollection<Guid>? chosen) =>
        [.. channels.Where(one => one.ReplacedById is null || chosen?.Contains(one.Id) == true).OrderBy(one => one.Kind).ThenBy(one => one.Name)];

    public static IReadOnlyList<Channel> Of(IReadOnlyCollection<Channel> channels)
    {
        var open = channels.Where(one => one.Kind.IsPublic() && one.ReplacedById is null).ToList();
        var isLive = open.Exists(one => one.Environment == ChannelEnvironment.Live);
        return [.. open.Where(one => !isLive || one.Environment == ChannelEnvironment.Live).OrderBy(IsBiz).ThenBy(one => one.StopCause is not null).ThenBy(one => one.CreatedAt).ThenBy(one => one.Id).DistinctBy(one => one.Kind)];
    }

    private static bool IsBiz(Channel channel) => channel.Kind == ChannelKind.MaxPublic && ChannelHandle.TryParse(channel.Handle, out var handle) && handle.Suffix == HandleSuffix.Biz;
}
