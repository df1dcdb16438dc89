using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>
/// The arithmetic of MAX message ids, inferred from published samples: <c>mid.</c> + 16 hex digits of the chat id + 16 hex digits of <c>seq</c>;
/// <c>seq &gt;&gt; 16</c> is the time in milliseconds, and the token of a post's address is <c>seq</c> in base64url.
/// </summary>
public static class MaxMessageId
{
    public static DateTimeOffset? TimestampOf(string mid) =>
        SeqOf(mid) is { } seq && seq >> 16 is > 0 and < 253_402_300_800_000 and var milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <param name="handle">Of a public channel, without <c>@</c>; null gives the form for closed channels.</param>
    public static string? UrlOf(string mid, long chatId, string? handle)
    {
        if (SeqOf(mid) is not { } seq) return null;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seq);
        var token = Base64Url.EncodeToString(bytes);
        return string.IsNullOrEmpty(handle)
            ? $"https://max.ru/c/{chatId.ToString(CultureInfo.InvariantCulture)}/{token}"
            : $"https://max.ru/{Uri.EscapeDataString(handle)}/{token}";
    }

    private static long? SeqOf(string mid) =>
        mid is ['m', 'i', 'd', '.', .. { Length: 32 } digits] && ulong.TryParse(digits.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seq) ? (long)seq : null;
}
