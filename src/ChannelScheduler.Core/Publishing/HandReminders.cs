using ChannelScheduler.Core.Schools;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Reminds people, once, of what they were asked to do by hand: the author, and the content admins who can step in.</summary>
public sealed class HandReminders(IPublishingStore store, INetworkClock networkClock, PublishingOptions options, TimeProvider time, ILogger<HandReminders> logger)
{
    public async Task RemindAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return;
        var now = time.GetUtcNow();
        var due = await store.FindHandRemindersAsync(now, cancellationToken);
        await PerItem.ForEachAsync(due, logger, id => RemindAsync(id, now, cancellationToken), cancellationToken);
    }

    private async Task RemindAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPublicationAsync(id, cancellationToken);
        var publication = work?.Publication(id);
        if (work is null || !(publication!.RemindHandAt <= now)) return;
        publication.RemindHandAt = null;
        foreach (var role in new[] { Role.PressOfficer, Role.ContentAdmin })
        {
            if (publication.Status == PublicationStatus.AwaitingHand) work.Notify(role, "NotifyByHandAgain", now, publication, work.School.LocalTime(publication.DueAt!.Value + options.MissedAfterOf(publication)));
            else work.Notify(role, "NotifyChangeByHandAgain", now, publication);
        }
        await work.TryCommitAsync(cancellationToken);
    }
}
