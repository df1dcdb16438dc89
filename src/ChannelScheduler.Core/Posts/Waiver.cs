namespace ChannelScheduler.Core.Posts;

/// <summary>
/// A person's word that one warning of one post is all right, with a reason and an end. It holds for exactly what was found: other words, or the same words once more,
/// are another finding. The matched text is not kept, for it may be somebody's telephone.
/// </summary>
public sealed class Waiver
{
    /// <summary>How long one holds unless somebody says otherwise.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromDays(30);

    /// <summary>Beyond this nobody remembers why.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(366);

    public Guid Id { get; init; }

    public Guid PostId { get; init; }

    public required string RuleId { get; init; }

    public required string Field { get; init; }

    /// <summary>What was found: see <see cref="WaiverMarks.KeyOf"/>.</summary>
    public required string Key { get; init; }

    public required string Reason { get; init; }

    public Guid GivenById { get; init; }

    /// <summary>The person's name at the time.</summary>
    public required string GivenBy { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>From this instant on the warning counts again.</summary>
    public DateTimeOffset Until { get; init; }
}
