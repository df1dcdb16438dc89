using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Links that open a chat or bring into one.</summary>
public sealed class ChatLinkRule : LinkRule
{
    public override string Id => "LNK001";

    protected override LinkKind Kind => LinkKind.Chat;
}
