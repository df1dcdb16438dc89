using System.Reflection;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Publishing;
using Hangfire;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>What the program does by itself and whether it is alive: asked of the running services and of the job server, never of the database.</summary>
public sealed class BoardHealth(PeriodicWork work, JobStorage jobs, INetworkClock networks, TimeProvider time)
{
    /// <summary>A server that has said nothing for so long is named so. Its heart beats every half minute.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(2);

    private static readonly string Version = typeof(BoardHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public BoardHealthReport Report()
    {
        var now = time.GetUtcNow();
        var servers = jobs.GetMonitoringApi().Servers().Select(one =>
        {
            var heartbeat = one.Heartbeat is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : (DateTimeOffset?)null;
            return new BoardServer(one.Name, one.WorkersCount, new DateTimeOffset(DateTime.SpecifyKind(one.StartedAt, DateTimeKind.Utc)), heartbeat, now - heartbeat > Silent);
        });
        var tick = work.All.OfType<SweepService>().Select(one => one.Report.EndedAt).FirstOrDefault();
        return new BoardHealthReport(now, Environment.MachineName, Version, _startedAt, tick, networks.IsOff, [.. servers], [.. work.All.Select(one => new BoardWork(one.Name, one.Every, one.Report))]);
    }
}
