using System.Security.Cryptography;
using System.Text.Json;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What an approval is bound to: words, variants, pictures, channels with their external ids, and the planned time.
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
            Media = post.Media.OrderBy(item => item.Position).Select(item => new { media[item.MediaId].Sha256, media[item.MediaId].Description }),
            Channels = channels.OrderBy(channel => channel.Id).Select(channel => new { channel.Id, Kind = channel.Kind.ToString(), channel.ExternalId }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
    }
}
