using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// Reads the QR codes of pictures that could not be read when they were taken in: when the reader becomes available, and once after each start those at which it had failed.
/// A code that leads to a chat then stops its post at the gate, like any other.
/// </summary>
public sealed class QrCheckService(
    IDbContextFactory<SchedulerDbContext> contexts, IQrReader reader, MediaFileStore files, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<QrCheckService> logger)
    : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    // Newest first, and not so many that a start with thousands of old pictures keeps others from the reader.
    private const int MostAtOnce = 100;

    private bool _isFirst = true;
    private bool _wasMissing;

    /// <returns>How many pictures were read.</returns>
    public async Task<int> CheckAsync(bool alsoFailed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Media.AsNoTracking().Where(one => one.QrState == QrState.NotRun || (alsoFailed && one.QrState == QrState.Failed))
            .OrderByDescending(one => one.CreatedAt).Take(MostAtOnce).Select(one => new { one.Id, one.StoragePath, one.QrState }).ToListAsync(cancellationToken);
        var read = 0;
        foreach (var picture in waiting)
        {
            var reading = await reader.ReadAsync(files.PathOf(picture.StoragePath), cancellationToken);
            if (reading.State == QrState.NotRun) break;
            var text = reading.Text.Length == 0 ? null : reading.Text;
            // Only the row that was looked at: somebody else may have read it meanwhile.
            read += await db.Media.Where(one => one.Id == picture.Id && one.QrState == picture.QrState)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.QrState, reading.State).SetProperty(one => one.QrText, text), cancellationToken);
        }

        return read;
    }

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        var isMissing = !reader.IsAvailable;
        if (isMissing && !_wasMissing) logger.LogWarning("QR codes in pictures are not read: zbarimg (package zbar-tools) is not installed. Each post with pictures asks a reviewer instead, see MED003");
        _wasMissing = isMissing;
        if (isMissing) return;
        var alsoFailed = _isFirst;
        _isFirst = false;
        while (await CheckAsync(alsoFailed, cancellationToken) == MostAtOnce) alsoFailed = false;
    }

    public override TimeSpan Every => LookEvery;
}
