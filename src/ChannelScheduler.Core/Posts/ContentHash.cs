using System.Security.Cryptography;
using System.Text.Json;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What an approval is bound to: words, variants, pictures with what is confirmed about them, channels with their external ids, and the planned time.
/// A link is part of the words.
/// </summary>
public static class ContentHash
{
    /// <returns>SHA-256 in lower-case hex.</returns>
    public static string Compute(Post post, IEnumerable<Channel> channels, IReadOnlyDictionary<Guid, MediaFile> media)
    {
        var content = new
        {
            post.SchoolId,
            post.Title,
            post.Text,
            post.GospublicText,
            PublishAt = post.PublishAt?.ToUnixTimeMilliseconds(),
            PhotoFallback = post.PhotoFallback?.ToString(),
            Media = post.Media.OrderBy(item => item.Position).Select(item => Of(media[item.MediaId])),
            Channels = channels.OrderBy(channel => channel.Id).Select(channel => new { channel.Id, Kind = channel.Kind.ToString(), channel.ExternalId }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
    }

    // Approvals from before consent was asked for stay valid: what nobody has said is no part of the hash.
    private static object Of(MediaFile file) =>
        file.Consent == PictureConsent.NotSaid ? new { file.Sha256, file.Description } : new { file.Sha256, file.Description, Consent = file.Consent.ToString() };
}
