namespace ChannelScheduler.Infrastructure.Queue;

public sealed class PublicationQueueOptions
{
    /// <summary>How many publications run at a time. A run mostly waits for a network, so this is not tied to the number of cores.</summary>
    public int WorkerCount { get; set; } = 4;

    /// <summary>How long a stopping program waits for runs under way; shorter than a send would leave it in doubt.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
