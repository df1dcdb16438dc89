using ChannelScheduler.Infrastructure.Publishing;

namespace ChannelScheduler.Web.Pages.Board;

/// <param name="Tick">When the sweep last looked at all rows.</param>
/// <param name="IsPaused">The server's clock is wrong, or was not compared yet: nothing is sent.</param>
public sealed record BoardHealthReport(DateTimeOffset Now, string Host, string Version, DateTimeOffset StartedAt, DateTimeOffset? Tick, bool IsPaused, IReadOnlyList<BoardServer> Servers, IReadOnlyList<BoardWork> Works);

/// <param name="IsSilent">Its heartbeat is overdue.</param>
public sealed record BoardServer(string Name, int Workers, DateTimeOffset StartedAt, DateTimeOffset? Heartbeat, bool IsSilent);

public sealed record BoardWork(string Name, TimeSpan Every, PassReport Report)
{
    /// <summary>Unless something calls for it sooner.</summary>
    public DateTimeOffset? Next => Report.EndedAt + Every;
}
