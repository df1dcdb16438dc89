namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Keeps the queue's "a person is needed" true: by whatever door a publication was settled (a command, a green check, a correction, a read-back),
/// its row says so, and its old job goes.
/// </summary>
public sealed class SettledJobs(IPublicationQueue queue, IPublishingStore store)
{
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var shown = await queue.WaitingForPersonAsync(cancellationToken);
        if (shown.Count == 0) return;
        var open = await store.FindNeedingPersonAsync(shown, cancellationToken);
        foreach (var id in shown.Except(open)) await queue.ForgetAsync(id, cancellationToken);
    }
}
