using ChannelScheduler.Infrastructure.Queue;
using Hangfire;
using Hangfire.Storage.Monitoring;

namespace ChannelScheduler.Testing.Contracts;

/// <summary>Reads what Hangfire's dashboard would show of a publication's job.</summary>
public sealed class HangfireProbe(JobStorage storage)
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly string[] Ended = ["Succeeded", "Deleted", "Failed"];

    public long FailedCount => storage.GetMonitoringApi().FailedCount();

    public async Task<QueuedJob> EndedAsync(Guid publicationId)
    {
        QueuedJob? job = null;
        await WaitAsync(() => (job = Find(publicationId)) is not null && Ended.Contains(job.State), $"the job of {publicationId} has ended");
        return job!;
    }

    public QueuedJob? Find(Guid publicationId)
    {
        if (FindId(publicationId) is not { } id || storage.GetMonitoringApi().JobDetails(id) is not { } details) return null;
        var history = details.History.Reverse().ToList();
        var last = history[^1];
        return new QueuedJob(
            last.StateName,
            string.Join('\n', history.SelectMany(state => state.Data.Values.Prepend(state.Reason))),
            [.. details.Job.Args],
            [.. history.Select(state => state.StateName)]);
    }

    /// <summary>Null for a job that is not there.</summary>
    public string? StateOf(string jobId) => storage.GetMonitoringApi().JobDetails(jobId)?.History[0].StateName;

    /// <summary>Hangfire's own id of a job of this publication: one that runs before one that ended well, before one that was deleted, before one that failed.</summary>
    public string? FindId(Guid publicationId)
    {
        var monitoring = storage.GetMonitoringApi();
        bool Mine(Hangfire.Common.Job? job) => IsOf(publicationId, job);
        return Match(monitoring.ProcessingJobs(0, 1000), dto => Mine(dto.Job))
            ?? Match(monitoring.SucceededJobs(0, 1000), dto => Mine(dto.Job))
            ?? Match(monitoring.DeletedJobs(0, 1000), dto => Mine(dto.Job))
            ?? Match(monitoring.FailedJobs(0, 1000), dto => Mine(dto.Job));
    }

    /// <summary>A publication that had to wait its turn has a job that succeeded at waiting, and then another that failed.</summary>
    public string? FindFailedId(Guid publicationId) => Match(storage.GetMonitoringApi().FailedJobs(0, 1000), dto => IsOf(publicationId, dto.Job));

    /// <exception cref="TimeoutException">It did not become true within <see cref="Deadline"/>.</exception>
    public static async Task WaitAsync(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Deadline) throw new TimeoutException($"Not within {Deadline}: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static bool IsOf(Guid publicationId, Hangfire.Common.Job? job) => job?.Type == typeof(PublicationJob) && job.Args[0] is Guid id && id == publicationId;

    private static string? Match<T>(JobList<T> jobs, Func<T, bool> mine) => jobs.FirstOrDefault(pair => pair.Value is { } dto && mine(dto)).Key;
}
