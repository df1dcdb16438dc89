using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What a post said after one stored change, who made it and when. Never changed, and kept as long as the post. Its long texts are shared by their hash with
/// the post's other versions, so that a new time costs a small row.
/// </summary>
public sealed class PostRevision
{
    /// <summary>The version that was found when history began to be kept: nobody knows any more who wrote it.</summary>
    public const string FoundAction = "post.found";

    public Guid Id { get; init; }

    public Guid PostId { get; init; }

    /// <summary>Counts from 1, without gaps.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null when the program itself made it, or nobody knows.</summary>
    public Guid? ById { get; init; }

    /// <summary>What was done, as the audit calls it: <c>post.edited</c>, <c>post.rescheduled</c> …</summary>
    public required string Action { get; init; }

    /// <summary>As in <see cref="Posts.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    public required string Title { get; init; }

    public required string TextHash { get; init; }

    /// <summary>Null when the gospublic had no words of its own.</summary>
    public string? GospublicHash { get; init; }

    /// <summary>Null means on approval.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public PhotoFallback? PhotoFallback { get; init; }

    /// <summary>In the order in which readers saw them.</summary>
    public required List<RevisionPicture> Pictures { get; init; }

    public required List<RevisionChannel> Channels { get; init; }

    public static PostRevision Of(Guid postId, int number, PostContent content, DateTimeOffset at, Guid? byId, string action) => new()
    {
        Id = Guid.CreateVersion7(at),
        PostId = postId,
        Number = number,
        At = at,
        ById = byId,
        Action = action,
        ContentHash = content.Hash,
        Title = content.Title,
        TextHash = RevisionText.HashOf(content.Text),
        GospublicHash = content.GospublicText is { } own ? RevisionText.HashOf(own) : null,
        PublishAt = content.PublishAt,
        PhotoFallback = content.PhotoFallback,
        Pictures = [.. content.Pictures],
        Channels = [.. content.Channels],
    };
}

/// <summary>One text of a post's versions, kept once however many of them have it.</summary>
public sealed class RevisionText
{
    public Guid PostId { get; init; }

    public required string Hash { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    /// <returns>SHA-256 in lower-case hex.</returns>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
