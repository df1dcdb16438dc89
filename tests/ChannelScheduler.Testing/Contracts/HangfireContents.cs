using System.Globalization;
using Hangfire;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace ChannelScheduler.Testing.Contracts;

/// <summary>Everything that a Hangfire storage holds, as one text: what a person with its pages, or with its database, could read.</summary>
public static class HangfireContents
{
    private const int All = 100_000;

    public static string Of(JobStorage storage)
    {
        var monitoring = storage.GetMonitoringApi();
        var lines = new List<string>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var queue in monitoring.Queues())
        {
            lines.Add(queue.Name);
            ids.UnionWith(monitoring.EnqueuedJobs(queue.Name, 0, All).Select(one => one.Key));
            ids.UnionWith(monitoring.FetchedJobs(queue.Name, 0, All).Select(one => one.Key));
        }
        ids.UnionWith(monitoring.ProcessingJobs(0, All).Select(one => one.Key));
        ids.UnionWith(monitoring.ScheduledJobs(0, All).Select(one => one.Key));
        ids.UnionWith(monitoring.DeletedJobs(0, All).Select(one => one.Key));
        foreach (var (id, job) in monitoring.SucceededJobs(0, All))
        {
            ids.Add(id);
            lines.Add(Convert.ToString(job.Result, CultureInfo.InvariantCulture) ?? "");
        }
        foreach (var (id, job) in monitoring.FailedJobs(0, All))
        {
            ids.Add(id);
            lines.AddRange([job.Reason, job.ExceptionType, job.ExceptionMessage, job.ExceptionDetails]);
        }
        foreach (var id in ids) lines.AddRange(OfJob(id, monitoring.JobDetails(id)));
        lines.AddRange(monitoring.Servers().SelectMany(server => server.Queues.Prepend(server.Name)));
        using var connection = storage.GetConnection();
        lines.AddRange(connection.GetRecurringJobs().SelectMany(job => new[] { job.Id, job.Cron, job.Error, job.LastJobId }));
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    private static IEnumerable<string> OfJob(string id, JobDetailsDto? details)
    {
        if (details is null) return [id];
        return
        [
            id, details.InvocationData.Type, details.InvocationData.Method, details.InvocationData.Arguments, .. details.Job?.Args.Select(one => $"{one}") ?? [],
            .. details.Properties.Select(one => $"{one.Key}={one.Value}"),
            .. details.History.SelectMany(state => state.Data.Select(one => $"{one.Key}={one.Value}").Prepend($"{state.StateName}: {state.Reason}")),
        ];
    }
}
