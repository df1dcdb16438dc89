namespace ChannelScheduler.Core.Posts;

/// <summary>What the author chose for a gospublic whose tokens can't put pictures out. Pictures are never dropped silently.</summary>
public enum PhotoFallback
{
    /// <summary>Text with a link to the MAX post, where the pictures are.</summary>
    MaxLink,

    /// <summary>A person publishes text and pictures by hand.</summary>
    ByHand,
}
