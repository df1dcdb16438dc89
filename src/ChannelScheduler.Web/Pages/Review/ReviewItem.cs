using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>One post that waits for approval, as the list shows it.</summary>
/// <param name="ExpiresAt">When it is too late to approve; null for what waits for its approval alone.</param>
internal sealed record ReviewItem(
    Guid Id, string Title, string School, bool IsCorrection, DateTimeOffset AskedAt, DateTimeOffset? ExpiresAt, TimeZoneInfo Zone, string Authors, IReadOnlyList<ChannelKind> Kinds, bool IsSandbox);
