using System.Globalization;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// The same news comes to the network some hours after MAX. Within one post the service keeps the delay, and a content admin may shorten it; of one news in two
/// posts the times are compared.
/// </summary>
public sealed class DelayRule : PolicyRule
{
    public override string Id => "PUB002";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        var input = context.Input;
        if (input.ShortenedBecause is { } reason) return [context.Finding("shortened", "channels", [ChannelKind.Gospublic], null, null, ("reason", reason), ("hours", Hours(DelayOf(context))))];
        if (input is not { PublishAt: { } at, School.OtherPosts: not null } || NewsInTwoPosts.KindOf(input) is not { } kind || !context.Rule.Channels.Contains(kind)) return [];
        if (NewsInTwoPosts.TwinOf(context, kind) is not { Publication.At: { } then } twin) return [];
        var (inMax, inNetwork) = kind == ChannelKind.MaxPublic ? (at, then) : (then, at);
        var delay = DelayOf(context);
        // The network before MAX is PUB001's.
        if (inNetwork < inMax || inNetwork >= inMax + delay) return [];
        return
        [
            context.Finding(
                kind == ChannelKind.MaxPublic ? "networkTooSoon" : "tooSoon", "publishAt", [kind], null, null, ("title", twin.Other.Title), ("at", input.School.Show(then)), ("hours", Hours(delay)),
                ("earliest", input.School.Show(kind == ChannelKind.MaxPublic ? then - delay : then + delay))),
        ];
    }

    private static TimeSpan DelayOf(LintContext context) =>
        context.Input.School?.FollowerDelay is { } set && set > context.Limits.Delay ? set : context.Limits.Delay;

    private static string Hours(TimeSpan span) => span.TotalHours.ToString("0.##", CultureInfo.CurrentCulture);
}
