using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// The address of a post that is out. A MAX address ends in a token of 8 big-endian bytes: the message's sequence number, whose upper 48 bits are
/// its time in milliseconds; a VK address holds community and post number, and no time.
/// </summary>
public sealed partial record PostLink(Network Network, string Channel, string Post, DateTimeOffset? Timestamp)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out PostLink? link)
    {
        link = null;
        text = text?.Trim() ?? "";
        if (Vk().Match(text) is { Success: true } vk)
        {
            link = new PostLink(Network.Vk, vk.Groups["group"].Value, vk.Groups["post"].Value, null);
        }
        else if (Max().Match(text) is { Success: true } max && TryDecode(max.Groups["token"].Value, out var sequence))
        {
            var channel = max.Groups["chat"].Success ? max.Groups["chat"].Value : max.Groups["handle"].Value;
            link = new PostLink(Network.Max, channel, sequence.ToString(CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeMilliseconds(sequence >> 16));
        }
        return link is not null;
    }

    public bool BelongsTo(Channel channel) => Network == channel.Network
        && (Channel == channel.ExternalId || string.Equals(Channel, channel.Handle?.TrimStart('@'), StringComparison.OrdinalIgnoreCase));

    /// <summary>MAX: <c>mid.</c> + chat id + sequence, both as 16 hex digits; VK: the post number.</summary>
    public string ExternalIdIn(Channel channel) => Network == Network.Vk
        ? Post
        : $"mid.{long.Parse(channel.ExternalId, CultureInfo.InvariantCulture):x16}{long.Parse(Post, CultureInfo.InvariantCulture):x16}";

    private static bool TryDecode(string token, out long sequence)
    {
        Span<byte> bytes = stackalloc byte[8];
        sequence = 0;
        if (!Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != 8) return false;
        sequence = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return sequence > 0;
    }

    [GeneratedRegex(@"^(?:https?://)?(?:m\.)?vk\.(?:com|ru)/(?:[\w.]+\?(?:[^#]*&)?w=)?wall-(?<group>\d{1,18})_(?<post>\d{1,18})(?:[?&#%].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vk();

    [GeneratedRegex(@"^(?:https?://)?(?:www\.|web\.)?max\.ru/(?:c/(?<chat>-?\d{1,18})|@?(?<handle>[a-z][\w-]*))/(?<token>[A-Za-z0-9_-]{11})(?:[?#].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Max();
}
