using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Finds out what became of a send with an unknown outcome. Found: published. Proved absent in MAX by two reads: sent once more.
/// Everything else waits for a person.
/// </summary>
public sealed class DoubtResolver(
    IPublishingStore store,
    ChannelAccessProvider access,
    ChannelPublishers publishers,
    PublicationSettlement settlement,
    PublishingSignal signal,
    INetworkClock networkClock,
    PublishingOptions options,
    TimeProvider time,
    ILogger<DoubtResolver> logger)
{
    public async Task ResolveDueAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return;
        var ids = await store.FindReadBacksDueAsync(time.GetUtcNow(), cancellationToken);
        await PerItem.ForEachAsync(ids, logger, id => ResolveAsync(id, cancellationToken), cancellationToken);
    }

    public async Task ResolveAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPublicationAsync(publicationId, cancellationToken);
        if (work is null) return;
        var publication = work.Publication(publicationId);
        if (publication.Status != PublicationStatus.InDoubt || !(publication.NextAttemptAt <= time.GetUtcNow())) return;

        var attempt = work.Attempts.Last(one => one.PublicationId == publicationId && one.State == AttemptState.Ambiguous);
        var result = await ReadAsync(work, publication, attempt, cancellationToken);
        // The answer may be what told us: by a wrong clock nothing proves anything.
        if (networkClock.IsOff) return;
        Apply(work, publication, attempt, result, time.GetUtcNow());
        if (await work.TryCommitAsync(cancellationToken)) signal.Set();
    }

    private async Task<ReadBackResult> ReadAsync(IPostWork work, Publication publication, PublicationAttempt attempt, CancellationToken cancellationToken)
    {
        var channel = work.Channels[publication.ChannelId];
        try
        {
            var known = await store.PublishedExternalIdsAsync(channel.Id, attempt.StartedAt - TimeSpan.FromDays(1), cancellationToken);
            var query = new ReadBackQuery(attempt.PlainText, attempt.Attachments.Count, attempt.SendingAt!.Value, attempt.SendDeadline!.Value, known);
            return await publishers.For(channel).ReadBackAsync(access.Open(channel), query, cancellationToken);
        }
        catch (SecretUnreadableException e)
        {
            return new ReadBackResult.Unreadable(e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // One channel that can't be read must not keep the others in doubt.
            return new ReadBackResult.Failed(e.GetType().Name);
        }
    }

    private void Apply(IPostWork work, Publication publication, PublicationAttempt attempt, ReadBackResult result, DateTimeOffset now)
    {
        switch (result)
        {
            case ReadBackResult.Found found:
                attempt.State = AttemptState.Accepted;
                settlement.Published(work, publication, found.ExternalId, found.Url, found.NetworkTimestamp, attempt.SendingAt!.Value, now, new Reason("PublishedRecovered"));
                break;
            case ReadBackResult.Absent when publication.Kind.NetworkOf() == Network.Max:
                Absent(work, publication, attempt, now);
                break;
            case ReadBackResult.Failed failed when now - attempt.SendDeadline < options.MissedAfter:
                // Proves nothing; asked again, at growing pauses.
                publication.WaitUntil(now + Pause(publication, now, attempt));
                work.Audit("publication.read-back-failed", now, publication: publication, details: failed.Message);
                break;
            default:
                AskPerson(work, publication, now, result);
                break;
        }
    }

    private void Absent(IPostWork work, Publication publication, PublicationAttempt attempt, DateTimeOffset now)
    {
        if (now <= attempt.SendDeadline)
        {
            publication.WaitUntil(attempt.SendDeadline + options.FirstReadBackAfter);
            return;
        }
        var isSecond = publication.LastAbsentAt is { } last && now - last >= options.ReadBackGrace;
        if (publication.LastAbsentAt is null || isSecond)
        {
            publication.AbsentReads++;
            publication.LastAbsentAt = now.TruncateToMilliseconds();
        }
        if (!isSecond)
        {
            publication.WaitUntil(publication.LastAbsentAt + options.ReadBackGrace);
            return;
        }
        attempt.State = AttemptState.Refused;
        work.Audit("publication.proved-absent", now, publication: publication);
        if (publication.ResentAfterDoubt)
        {
            AskPerson(work, publication, now, new ReadBackResult.Unclear("proved absent twice"));
            return;
        }
        publication.ResentAfterDoubt = true;
        settlement.RetryLater(work, publication, TimeSpan.Zero, new Reason("RetryProvedAbsent"), now);
    }

    private static void AskPerson(IPostWork work, Publication publication, DateTimeOffset now, ReadBackResult result)
    {
        publication.AskPerson(new Reason(result is ReadBackResult.Unreadable ? "InDoubtUnreadable" : "InDoubtPerson"));
        work.Audit("publication.person-asked", now, publication: publication, details: result.ToString());
        work.Notify(Role.ContentAdmin, "NotifyPersonNeeded", now, publication);
        work.Notify(Role.PressOfficer, "NotifyPersonNeeded", now, publication);
    }

    // Doubles with the age of the doubt, from the grace to ten minutes.
    private TimeSpan Pause(Publication publication, DateTimeOffset now, PublicationAttempt attempt)
    {
        var age = now - attempt.SendDeadline!.Value;
        var pause = age > options.ReadBackGrace ? age : options.ReadBackGrace;
        return pause > TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(10) : pause;
    }
}
