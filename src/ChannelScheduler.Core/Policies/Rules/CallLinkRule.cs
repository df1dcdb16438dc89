using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Links that open a call or a meeting.</summary>
public sealed class CallLinkRule : LinkRule
{
    public override string Id => "LNK002";

    protected override LinkKind Kind => LinkKind.Call;
}
