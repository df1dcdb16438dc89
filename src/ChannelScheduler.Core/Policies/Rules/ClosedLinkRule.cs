using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Links to a person's dialogue or to a page that only members see.</summary>
public sealed class ClosedLinkRule : LinkRule
{
    public override string Id => "LNK003";

    protected override LinkKind Kind => LinkKind.Closed;

    protected override string? WordingFor(LinkKind kind) => kind == LinkKind.Inner ? "inner" : base.WordingFor(kind);
}
