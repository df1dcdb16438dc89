namespace ChannelScheduler.Core.Policies.Links;

/// <summary>What a known link opens.</summary>
public enum LinkKind
{
    /// <summary>A chat, group or private channel: its invitation or a place inside it.</summary>
    Chat,

    /// <summary>A call or meeting.</summary>
    Call,

    /// <summary>A person's dialogue or profile, or a page only members see.</summary>
    Closed,

    /// <summary>A page that asks for a sign-in: a journal's, a cabinet's. Nothing opens to a stranger, and nothing to a reader either.</summary>
    Inner,

    /// <summary>A shortened address: what it opens can't be told offline.</summary>
    Shortener,
}
