using System.Collections.Concurrent;
using System.Globalization;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Clock;
using ChannelScheduler.Infrastructure.Queue;
using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Benchmarks;

/// <summary>
/// Why Quartz keeps the time and Hangfire does the work: how late each starts work that is due, and how much it gets done a second. All with jobs that do nothing, in memory,
/// in one process, one after the other. What the network and the database add is in <see cref="LatenessBenchmark"/>.
/// </summary>
public static class EnginesBenchmark
{
    /// <summary>Several of Hangfire's polls.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SetUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly ConcurrentDictionary<Guid, DateTimeOffset> Started = new();

    public static async Task RunAsync(int jobs)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lateness and throughput, {jobs} jobs that do nothing, due over {Window.TotalSeconds:0} s (a negative time: started before it was due)"));
        Console.WriteLine($"  {"",-46} {"min",10} {"p50",10} {"p99",10} {"max",10} {"jobs/s",10}");
        await MeasureAsync("Hangfire as shipped, scheduled (15 s polls)", HangfireAsShipped, ScheduleAsync, host => ThroughputAsync(host, jobs), jobs);
        await MeasureAsync("our queue, from enqueue (workers are woken)", OurQueue, EnqueueWhenDueAsync, host => ThroughputOfQueueAsync(host, jobs), jobs);
        await MeasureAsync("our clock, rings (Quartz)", OurClock, RingAsync, host => ThroughputOfClockAsync(host, jobs), jobs);
        await MeasureAsync("our clock and our queue, from due to start", OurClockAndQueue, RingAsync, null, jobs);
    }

    /// <summary>What Hangfire's worker calls.</summary>
    public static void Run(Guid id) => Started.TryAdd(id, Time.GetUtcNow());

    private static async Task MeasureAsync(string name, Action<IServiceCollection> register, Func<IHost, Dictionary<Guid, DateTimeOffset>, Task> arm, Func<IHost, Task<double>>? throughput, int jobs)
    {
        Started.Clear();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        register(builder.Services);
        using var host = builder.Build();
        await host.StartAsync();
        var begin = Time.GetUtcNow() + SetUp;
        var due = Enumerable.Range(0, jobs).ToDictionary(_ => Guid.NewGuid(), number => begin + (Window * number / jobs));
        await arm(host, due);
        await UntilAsync(due.Count);
        var late = due.Select(one => (Started[one.Key] - one.Value).TotalMilliseconds).Order().ToList();
        double At(double share) => late[Math.Max(0, (int)Math.Ceiling(share * late.Count) - 1)];
        var rate = throughput is null ? "" : (await throughput(host)).ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-46} {late[0],7:0} ms {At(0.5),7:0} ms {At(0.99),7:0} ms {late[^1],7:0} ms {rate,10}"));
        await host.StopAsync();
    }

    private static void HangfireAsShipped(IServiceCollection services)
    {
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        services.AddHangfire(hangfire => hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddHangfireServer();
    }

    private static void OurQueue(IServiceCollection services)
    {
        services.AddHangfirePublicationQueue();
        services.AddSingleton<IPublicationRunner, NotingRunner>();
    }

    private static void OurClock(IServiceCollection services)
    {
        services.AddQuartzAlarmClock();
        services.AddSingleton<DueList>();
        services.AddSingleton<IAlarmListener, NotingListener>();
    }

    private static void OurClockAndQueue(IServiceCollection services)
    {
        OurQueue(services);
        services.AddQuartzAlarmClock();
        services.AddSingleton<DueList>();
        services.AddSingleton<IAlarmListener, EnqueuingListener>();
    }

    private static Task ScheduleAsync(IHost host, Dictionary<Guid, DateTimeOffset> due)
    {
        var client = host.Services.GetRequiredService<IBackgroundJobClient>();
        foreach (var (id, at) in due) client.Schedule(() => Run(id), at);
        return Task.CompletedTask;
    }

    private static async Task RingAsync(IHost host, Dictionary<Guid, DateTimeOffset> due)
    {
        host.Services.GetRequiredService<DueList>().Set(due);
        var clock = host.Services.GetRequiredService<IAlarmClock>();
        foreach (var at in due.Values) await clock.RingAtAsync(at, CancellationToken.None);
    }

    // The queue knows no time: each is handed over when it is due, and "due" is that instant.
    private static async Task EnqueueWhenDueAsync(IHost host, Dictionary<Guid, DateTimeOffset> due)
    {
        var queue = host.Services.GetRequiredService<IPublicationQueue>();
        foreach (var (id, at) in due.ToList())
        {
            if (at - Time.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, Time);
            due[id] = Time.GetUtcNow();
            await queue.EnqueueAsync(id, CancellationToken.None);
        }
    }

    private static async Task<double> ThroughputAsync(IHost host, int jobs)
    {
        var client = host.Services.GetRequiredService<IBackgroundJobClient>();
        return await RateAsync(jobs, id =>
        {
            client.Enqueue(() => Run(id));
            return Task.CompletedTask;
        });
    }

    private static Task<double> ThroughputOfQueueAsync(IHost host, int jobs) => RateAsync(jobs, id => host.Services.GetRequiredService<IPublicationQueue>().EnqueueAsync(id, CancellationToken.None));

    // Alarms of different instants, all of them past: each rings once.
    private static Task<double> ThroughputOfClockAsync(IHost host, int jobs)
    {
        var (clock, list, past) = (host.Services.GetRequiredService<IAlarmClock>(), host.Services.GetRequiredService<DueList>(), Time.GetUtcNow().AddHours(-1));
        list.CountRings();
        var number = 0;
        return RateAsync(jobs, _ => clock.RingAtAsync(past.AddMilliseconds(number++), CancellationToken.None));
    }

    private static async Task<double> RateAsync(int jobs, Func<Guid, Task> hand)
    {
        Started.Clear();
        var start = Time.GetTimestamp();
        for (var number = 0; number < jobs; number++) await hand(Guid.NewGuid());
        await UntilAsync(jobs);
        return jobs / Time.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task UntilAsync(int count)
    {
        var start = Time.GetTimestamp();
        while (Started.Count < count)
        {
            if (Time.GetElapsedTime(start) > Patience) throw new TimeoutException($"{Started.Count} of {count} have run.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), Time);
        }
    }

    private sealed class NotingRunner : IPublicationRunner
    {
        public Task<RunResult> RunAsync(Guid publicationId, CancellationToken cancellationToken)
        {
            Run(publicationId);
            return Task.FromResult(RunResult.Done);
        }
    }

    /// <summary>What a ring finds due: each once.</summary>
    private sealed class DueList
    {
        private readonly ConcurrentDictionary<Guid, DateTimeOffset> _due = new();
        private bool _isCounting;

        public void Set(IReadOnlyDictionary<Guid, DateTimeOffset> due)
        {
            foreach (var (id, at) in due) _due[id] = at;
        }

        public void CountRings() => _isCounting = true;

        public IEnumerable<Guid> Take()
        {
            if (_isCounting) return [Guid.NewGuid()];
            var now = Time.GetUtcNow();
            return _due.Where(one => one.Value <= now).Select(one => one.Key).Where(id => _due.TryRemove(id, out _)).ToList();
        }
    }

    private sealed class NotingListener(DueList list) : IAlarmListener
    {
        public Task OnRingAsync(CancellationToken cancellationToken)
        {
            foreach (var id in list.Take()) Run(id);
            return Task.CompletedTask;
        }
    }

    private sealed class EnqueuingListener(DueList list, IPublicationQueue queue) : IAlarmListener
    {
        public async Task OnRingAsync(CancellationToken cancellationToken)
        {
            foreach (var id in list.Take()) await queue.EnqueueAsync(id, cancellationToken);
        }
    }
}
