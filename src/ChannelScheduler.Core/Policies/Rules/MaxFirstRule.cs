using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// News goes to MAX first. Within one post the service sees to that; here it is asked of a post for the network alone, and of one news in two posts.
/// </summary>
public sealed class MaxFirstRule : PolicyRule
{
    public override string Id => "PUB001";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        if (context.Input.School?.OtherPosts is null || NewsInTwoPosts.KindOf(context.Input) is not { } kind || !context.Rule.Channels.Contains(kind)) return [];
        var twin = NewsInTwoPosts.TwinOf(context, kind);
        if (twin is null) return kind == ChannelKind.Gospublic && context.Input.School.ChannelKinds.Contains(ChannelKind.MaxPublic) ? [Found(context, "withoutMax", kind, null)] : [];
        // A post that goes on approval goes before whatever is still planned.
        var isBefore = context.Input.PublishAt is { } at ? at < twin.Publication.At : !twin.Publication.IsOut;
        return kind == ChannelKind.Gospublic == isBefore ? [Found(context, kind == ChannelKind.Gospublic ? "networkFirst" : "networkWasFirst", kind, twin)] : [];
    }

    private static Finding Found(LintContext context, string wording, ChannelKind kind, RepeatedPost? twin) => context.Finding(
        wording, "channels", [kind], null, null,
        ("title", twin?.Other.Title ?? ""), ("at", twin?.Publication.At is { } at ? context.Input.School!.Show(at) : "–"));
}
