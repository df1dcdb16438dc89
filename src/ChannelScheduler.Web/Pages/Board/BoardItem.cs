using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>One post with all its publications: MAX and the gospublic are one thing here.</summary>
/// <param name="At">Its place in the list.</param>
/// <param name="Legs">In the order in which they go out.</param>
/// <param name="MayAct">Whoever looks writes or approves at its school.</param>
public sealed record BoardItem(Guid PostId, string Title, School School, ReviewState Review, PostStatus Status, DateTimeOffset At, IReadOnlyList<BoardLeg> Legs, bool MayAct)
{
    /// <summary>From MAX to the gospublic, as it was or is expected; null without a pair whose times are known.</summary>
    public TimeSpan? Gap => Follower is { Counted: { } later } follower && Legs.FirstOrDefault(one => one.Id == follower.PredecessorId)?.Counted is { } earlier ? later - earlier : null;

    /// <summary>Sooner than the rule says, by somebody's word.</summary>
    public bool IsEarly => Follower is { IsReleased: true, Status: PublicationStatus.Published or PublicationStatus.Scheduled };

    private BoardLeg? Follower => Legs.FirstOrDefault(one => one.PredecessorId is not null);
}

/// <summary>One publication of a post.</summary>
/// <param name="At">When it went out, or is due, or is expected to be; null when nobody knows yet.</param>
/// <param name="IsExpected">Counted from one that goes first and is not out yet.</param>
/// <param name="Counted">What a gap is counted by: networks tell whole seconds, and of two clocks the later one is meant.</param>
/// <param name="NextTry">Of one that is tried again.</param>
/// <param name="WasLate">By how much it went out after its time, when that was more than sending takes; null for what is not out, and for what a person published.</param>
public sealed record BoardLeg(
    Guid Id, ChannelKind Kind, string Channel, ChannelEnvironment Environment, PublicationStatus Status, DateTimeOffset? At, DateTimeOffset? Counted, bool IsExpected, DateTimeOffset? NextTry, Guid? PredecessorId, bool IsReleased, Reason? Reason, string? Url, TimeSpan? WasLate)
{
    /// <summary>Its time has passed, and it is not out: as <see cref="BoardState.Late"/> counts it.</summary>
    public bool IsLate(DateTimeOffset now) => Status is PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.Publishing && !IsExpected && At <= now - BoardQueries.Grace;
}
