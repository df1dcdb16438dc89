namespace ChannelScheduler.Core.Publishing;

/// <summary>What the publishing protocol asks of a database. Every write is conditional on the versions that were read.</summary>
public interface IPublishingStore
{
    /// <summary>Takes up to <paramref name="limit"/> publications that are claimable and due, or have an edit or delete due, marking them so that no other pass takes them before <paramref name="queuedUntil"/>.</summary>
    Task<IReadOnlyList<Guid>> TakeDueAsync(DateTimeOffset now, DateTimeOffset queuedUntil, int limit, CancellationToken cancellationToken);

    /// <summary>Those of these that stand in a state that needs a person; one that is not there any more needs nobody.</summary>
    Task<IReadOnlyList<Guid>> FindNeedingPersonAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Gives back one that was taken and could not be queued, so that the next pass takes it.</summary>
    Task PutBackAsync(Guid publicationId, CancellationToken cancellationToken);

    /// <summary>Distinct instants in (<paramref name="from"/>, <paramref name="until"/>] at which something becomes due.</summary>
    Task<IReadOnlyList<DateTimeOffset>> ReadyInstantsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    Task<IReadOnlyList<Guid>> FindExpiredLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken);

    Task<IReadOnlyList<Guid>> FindReadBacksDueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Publications that wait although they were due before the limit that holds for them. Among them followers whose words wait for the approval of a correction.
    /// </summary>
    Task<IReadOnlyList<Guid>> FindLateAsync(DateTimeOffset leadersDueBefore, DateTimeOffset followersDueBefore, CancellationToken cancellationToken);

    /// <summary>Publications that a stop of their channel holds, oldest due time first.</summary>
    Task<IReadOnlyList<Guid>> FindHeldByChannelAsync(Guid channelId, CancellationToken cancellationToken);

    /// <summary>Posts in review whose planned time has come, but not corrections of what is out.</summary>
    Task<IReadOnlyList<Guid>> FindOverdueReviewsAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Every post in review, with what its reminders are counted by.</summary>
    Task<IReadOnlyList<WaitingReview>> FindReviewsAsync(CancellationToken cancellationToken);

    /// <summary>Publications of which people have to be reminded by now, because something is to be done by hand.</summary>
    Task<IReadOnlyList<Guid>> FindHandRemindersAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// At the start of an embedded server, which owns its database alone: nothing is queued any more, and no lease is alive.
    /// </summary>
    Task ForgetQueueAndLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes a channel's slot for a late post. At most one in <paramref name="spacing"/>.</summary>
    /// <returns>Null when taken, else the instant at which the slot is free again.</returns>
    Task<DateTimeOffset?> TakeCatchUpSlotAsync(Guid channelId, DateTimeOffset now, TimeSpan spacing, CancellationToken cancellationToken);

    /// <summary>Tells the admins of everything something that is no single school's matter.</summary>
    Task TellAdminsAsync(Reason message, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ids of messages of this channel that are publications of ours, sent since the instant.</summary>
    Task<IReadOnlyList<string>> PublishedExternalIdsAsync(Guid channelId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Channels that are not stopped and yet hold publications: what a green check left behind.</summary>
    Task<IReadOnlyList<Guid>> FindChannelsToReleaseAsync(CancellationToken cancellationToken);

    Task<IPostWork?> OpenPostAsync(Guid postId, CancellationToken cancellationToken);

    /// <summary>Opens the post that the publication belongs to.</summary>
    Task<IPostWork?> OpenPublicationAsync(Guid publicationId, CancellationToken cancellationToken);
}
