namespace ChannelScheduler.Core.Channels;

public enum DeliveryMode
{
    /// <summary>The program publishes through the network's API.</summary>
    Api,

    /// <summary>At its time a person gets the exact text and pictures, posts them, and pastes the post's address.</summary>
    ByHand,
}
