using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>One bad row must not keep the rest waiting: each is handled apart, what fails is logged and met again at the next pass.</summary>
public static class PerItem
{
    public static async Task ForEachAsync(IEnumerable<Guid> ids, ILogger logger, Func<Guid, Task> handle, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            try
            {
                await handle(id);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(e, "Row {Id} could not be handled; the next pass tries again", id);
            }
        }
    }
}
