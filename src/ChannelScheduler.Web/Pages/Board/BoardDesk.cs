using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Islands;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>What the dashboard asks of the program, as the person before it and never with more than their roles of this moment. It writes nothing: what is to be done is done on the post's own page.</summary>
public sealed class BoardDesk(IslandWork work, ScheduleChanges changes, BoardExports exports, BoardHealth health)
{
    /// <exception cref="ApiException">The session is over, or the person has no role any more.</exception>
    public Task<BoardData> ReadAsync(BoardAddress address) =>
        work.ReadAsync(Enum.GetValues<Role>(), services => services.GetRequiredService<BoardReader>().ReadAsync(address, CancellationToken.None));

    /// <inheritdoc cref="ScheduleChanges.Told"/>
    public long Told => changes.Told;

    /// <summary>Hears of each commit: see <see cref="ScheduleChanges"/>.</summary>
    public IDisposable Listen(Action<IReadOnlySet<Guid>?> told) => changes.Listen(told);

    /// <summary>The recurring work and the servers: from memory, without a question to the database.</summary>
    public BoardHealthReport Health() => health.Report();

    /// <summary>How far the file with this mark is; null when nobody has asked for it.</summary>
    public BoardExport? ExportOf(Guid mark) => exports.Find(mark);
}
