using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.CrashHost;

/// <summary>Dies after the commit of a claim, or of Published; the rows themselves say which commit it was.</summary>
internal sealed class KillingWork(IPostWork inner, KillPoint kill) : IPostWork
{
    private readonly HashSet<Guid> _publishedBefore = [.. inner.Publications.Where(one => one.Status == PublicationStatus.Published).Select(one => one.Id)];

    public School School => inner.School;

    public Post Post => inner.Post;

    public IReadOnlyList<Publication> Publications => inner.Publications;

    public IReadOnlyDictionary<Guid, Channel> Channels => inner.Channels;

    public IReadOnlyDictionary<Guid, MediaFile> Media => inner.Media;

    public IReadOnlyList<PublicationAttempt> Attempts => inner.Attempts;

    public void Add(PublicationAttempt attempt) => inner.Add(attempt);

    public void ReplaceMedia(IReadOnlyList<MediaFile> media) => inner.ReplaceMedia(media);

    public void ReplaceChannels(IReadOnlyList<Channel> channels) => inner.ReplaceChannels(channels);

    public void Add(AuditEntry entry) => inner.Add(entry);

    public void Add(Notification notification) => inner.Add(notification);

    public async Task<bool> TryCommitAsync(CancellationToken cancellationToken)
    {
        if (!await inner.TryCommitAsync(cancellationToken)) return false;
        foreach (var one in Publications)
        {
            var isClaim = one.Status == PublicationStatus.Publishing && !Attempts.Any(attempt => attempt.LeaseToken == one.LeaseToken);
            if (isClaim) kill.Reach(KillStep.AfterClaim, one.Kind.NetworkOf());
            if (one.Status == PublicationStatus.Published && !_publishedBefore.Contains(one.Id)) kill.Reach(KillStep.AfterOutcome, one.Kind.NetworkOf());
        }
        return true;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
