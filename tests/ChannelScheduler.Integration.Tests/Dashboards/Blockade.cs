using ChannelScheduler.Infrastructure.Queue;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>Keeps every worker of a server busy until it is disposed, so that a job stays in the queue as long as a test needs it there.</summary>
public sealed class Blockade : IDisposable
{
    private static readonly ManualResetEventSlim Gate = new(true);

    public Blockade(IServiceProvider services)
    {
        Gate.Reset();
        var client = services.GetRequiredService<IBackgroundJobClient>();
        for (var worker = 0; worker < Workers; worker++) client.Enqueue(() => Wait());
    }

    public static int Workers { get; } = new PublicationQueueOptions().WorkerCount;

    public static void Wait() => Gate.Wait(TimeSpan.FromMinutes(2));

    public void Dispose() => Gate.Set();
}
