using System.Buffers.Text;
using System.Security.Cryptography;

namespace ChannelScheduler.Core.Bots;

/// <summary>One message with buttons: these words of this post, shown to this person. What a button says is checked against all three.</summary>
public sealed class BotPrompt
{
    private const int NonceBytes = 16;

    public Guid Id { get; init; }

    /// <summary>What its buttons carry: says nothing to who sees it, and can't be guessed.</summary>
    public required string Nonce { get; init; }

    public Guid LinkId { get; init; }

    public Guid PostId { get; init; }

    /// <summary>The notification that it delivers; null for one that follows an edit.</summary>
    public Guid? NotificationId { get; init; }

    /// <summary>Of what was shown.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The post's version that is known to be these words.</summary>
    public int PostVersion { get; set; }

    /// <summary>The message had an Approve button: nobody approves what they were not shown, and a payload is easily guessed from its neighbour's.</summary>
    public bool MayApprove { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The message in MAX; null until it is there.</summary>
    public string? Mid { get; set; }

    /// <summary>By MAX's clock, its last press: an older one that arrives again must not undo what came after it.</summary>
    public DateTimeOffset? PressedAt { get; set; }

    /// <summary>By MAX's clock: what this person writes after it is the reason for a rejection.</summary>
    public DateTimeOffset? ReasonAskedAt { get; set; }

    /// <summary>Decided by this very button.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The message says what became of it, and its buttons are gone.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Tries to close it that failed.</summary>
    public int CloseTries { get; set; }

    public int Version { get; set; }

    public static string MakeNonce() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
}
