namespace ChannelScheduler.Sandbox;

/// <summary>What a network shows to subscribers.</summary>
public interface ISandboxReaderSource
{
    /// <summary><c>max</c> or <c>vk</c>.</summary>
    string Network { get; }

    IReadOnlyList<ReaderChannel> Channels();

    /// <summary>Newest first, deleted ones included; empty for an unknown channel.</summary>
    IReadOnlyList<ReaderPost> Posts(string channel);

    /// <summary>A person has opened the channel's page: views of its posts grow.</summary>
    void CountView(string channel);
}
