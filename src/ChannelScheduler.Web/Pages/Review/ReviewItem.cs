using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>One post that waits for approval, as the list shows it.</summary>
/// <param name="Hash">Of what the list was made from.</param>
/// <param name="IsClean">This person could approve it together with others.</param>
/// <param name="ExpiresAt">When it is too late to approve; null for what waits for its approval alone.</param>
public sealed record ReviewItem(ReviewPost Review, string Hash, bool IsClean, bool IsCorrection, DateTimeOffset AskedAt, DateTimeOffset? ExpiresAt)
{
    public Guid Id => Review.Work.Post.Id;

    public string Title => Review.Work.Post.Title;

    public TimeZoneInfo Zone => Review.Work.School.Zone;

    public string Authors => Review.Names(Review.Writers);

    public IEnumerable<ChannelKind> Kinds => Review.Work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => one.Kind).Order();

    public bool IsSandbox => Review.Work.Channels.Values.Any(one => one.Environment == ChannelEnvironment.Sandbox);

    /// <summary>What policy blocks.</summary>
    public int Blocks => Review.Lint.Findings.Count(one => one.Severity == FindingSeverity.Error);

    /// <summary>Warnings that nobody answers for.</summary>
    public int Warnings => Review.Lint.Findings.Count(one => one is { Severity: FindingSeverity.Warning, Waiver: null });

    /// <summary>Warnings that somebody answers for.</summary>
    public int Waived => Review.Lint.Findings.Count(one => one.Waiver is not null);

    /// <summary>As a checkbox of the list sends it.</summary>
    public string Token => new ChosenPost(Id, Hash).ToString();
}
