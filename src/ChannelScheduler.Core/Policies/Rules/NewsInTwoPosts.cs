using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>One news that people put into two posts, one for MAX and one for the network: then nobody but the linter sees to the order.</summary>
internal static class NewsInTwoPosts
{
    /// <returns>The only one of the two kinds that the post goes to; null when it goes to both, to neither, or nobody said where.</returns>
    public static ChannelKind? KindOf(LintInput input)
    {
        var (max, network) = (false, false);
        foreach (var channel in input.Channels)
        {
            max |= channel.Kind == ChannelKind.MaxPublic;
            network |= channel.Kind == ChannelKind.Gospublic;
        }

        return max == network ? null : max ? ChannelKind.MaxPublic : ChannelKind.Gospublic;
    }

    /// <returns>The post that says the same on the other side, the nearest in time of several; null when there is none.</returns>
    public static RepeatedPost? TwinOf(LintContext context, ChannelKind kind)
    {
        var other = kind == ChannelKind.MaxPublic ? ChannelKind.Gospublic : ChannelKind.MaxPublic;
        // One without a time waits for its own MAX post: the service sees to that order.
        return context.Repeats.Where(one => one.Kind == kind && one.Publication.Kind == other && one.Publication.At is not null)
            .MinBy(one => context.Input.PublishAt is { } at ? (at - one.Publication.At!.Value).Duration() : TimeSpan.MaxValue);
    }
}
