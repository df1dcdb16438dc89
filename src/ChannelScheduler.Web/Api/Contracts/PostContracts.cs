using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="SchoolId">May be left out by somebody who has one school.</param>
/// <param name="PublishAt">Left out means on approval.</param>
/// <param name="PhotoFallback">Asked for when pictures go to a gospublic whose tokens can't put them out.</param>
/// <param name="Media">Instead of <paramref name="MediaIds"/>: the pictures in their order, with what is said of them.</param>
public sealed record PostRequest(
    string Title,
    string Text,
    Guid? SchoolId = null,
    PostVariants? Variants = null,
    IReadOnlyList<Guid>? ChannelIds = null,
    DateTimeOffset? PublishAt = null,
    IReadOnlyList<Guid>? MediaIds = null,
    PhotoFallback? PhotoFallback = null,
    IReadOnlyList<PostPictureRequest>? Media = null)
{
    /// <summary>The pictures, whichever way they are named.</summary>
    internal IReadOnlyList<Guid> PictureIds => Media is null ? MediaIds ?? [] : [.. Media.Select(one => one.Id)];
}

/// <param name="Consent">Left out keeps what was said.</param>
/// <param name="Description">Left out keeps the description; an empty one removes it.</param>
public sealed record PostPictureRequest(Guid Id, PictureConsent? Consent = null, string? Description = null);

/// <param name="Gospublic">The gospublic's own wording; null means the common text.</param>
public sealed record PostVariants(string? Gospublic = null);

/// <param name="ContentHash">What the approver saw, from the post.</param>
/// <param name="SelfApproval">The post's title, typed, by somebody who approves what they alone wrote.</param>
/// <param name="PublishAt">Approves for this time instead of the planned one; left out keeps the plan.</param>
/// <param name="Now">Approves and publishes at once, whatever the plan was.</param>
public sealed record ApproveRequest(string ContentHash, string? SelfApproval = null, DateTimeOffset? PublishAt = null, bool Now = false);

/// <param name="PublishAt">The expired post's new time; left out means on approval.</param>
public sealed record RenewRequest(DateTimeOffset? PublishAt = null);

public sealed record RejectRequest(string Reason);

public sealed record RescheduleRequest(DateTimeOffset PublishAt, string? Reason = null);

/// <param name="Text">The words that shall stand instead of what is out.</param>
/// <param name="Variants">Left out keeps the gospublic's own wording; <c>{"gospublic": null}</c> gives it up.</param>
/// <param name="Reason">For the audit and the approver.</param>
public sealed record CorrectRequest(string Text, string Reason, PostVariants? Variants = null);

/// <param name="ChannelIds">Where to take it down.</param>
public sealed record WithdrawRequest(IReadOnlyList<Guid> ChannelIds, string Reason);

/// <summary>A fix as a finding offers it: <c>findings[].fixes[]</c> with its rule and field.</summary>
/// <param name="Kind"><c>replace</c>, <c>remove</c> or <c>mask</c>.</param>
public sealed record FixRequest(string RuleId, string Field, string Kind, int Start, int Length);

/// <summary>A fix of the kind <c>split</c> as a finding offers it.</summary>
public sealed record SplitRequest(string RuleId, string Field, int Start, int Length);

/// <param name="Closed">The draft for the closed channel.</param>
public sealed record SplitResponse(PostResponse Post, PostResponse Closed);

/// <param name="Start">Of the finding; left out takes the first of that rule and field.</param>
/// <param name="Until">Left out means 30 days from now; a year at most.</param>
public sealed record WaiverRequest(string RuleId, string Field, string Reason, int? Start = null, DateTimeOffset? Until = null);

public sealed record ReleaseRequest(string Reason);

public sealed record PublishNowRequest(string Reason);

/// <param name="Published">Whether the post is there.</param>
/// <param name="PublishedAt">Needed where the address does not carry the time (VK).</param>
public sealed record ResolveRequest(bool Published, string? Url = null, DateTimeOffset? PublishedAt = null);

public sealed record PostResponse(
    Guid Id,
    Guid SchoolId,
    int Version,
    PostStatus Status,
    string Title,
    string Text,
    PostVariants Variants,
    IReadOnlyList<Guid> ChannelIds,
    DateTimeOffset? PublishAt,
    string? TimeZone,
    IReadOnlyList<Guid> MediaIds,
    PhotoFallback? PhotoFallback,
    string ContentHash,
    string? RejectReason,
    IReadOnlyList<Guid> AuthorIds,
    Guid? ApprovedById,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Verdict,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<PublicationResponse> Publications,
    IReadOnlyList<MediaResponse> Media);

/// <param name="PendingWrite">An approved edit, or a delete, that the network has not confirmed yet.</param>
/// <param name="PendingHand">An edit or a delete that a person is asked to make in the channel itself.</param>
public sealed record PublicationResponse(
    Guid Id,
    Guid PostId,
    Guid SchoolId,
    Guid ChannelId,
    ChannelKind Kind,
    ChannelEnvironment Environment,
    int Version,
    PublicationStatus Status,
    AttemptKind? PendingWrite,
    AttemptKind? PendingHand,
    Guid? PredecessorId,
    DateTimeOffset? DueAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? SentAt,
    string? ExternalId,
    string? Url,
    HoldCause? HoldCause,
    ReasonResponse? Reason,
    IReadOnlyList<AttemptResponse> Attempts);

/// <param name="Code">Stable.</param>
/// <param name="Message">What happened, why, and what to do now, in the reader's language.</param>
public sealed record ReasonResponse(string Code, string Message);

public sealed record AttemptResponse(
    int Number,
    AttemptKind Kind,
    AttemptState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? SendingAt,
    DateTimeOffset? FinishedAt,
    int? HttpStatus,
    string? ErrorCode,
    string? BodyExcerpt);
