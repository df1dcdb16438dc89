using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>
/// Ids by the arithmetic that published messages show: <c>seq</c> is the time in milliseconds, 16 bits to the left, with
/// 16 random-looking bits; <c>mid</c> is the chat id and the seq in hexadecimal; the address ends with the seq in base64url.
/// </summary>
public static class MaxIds
{
    /// <summary>Length of <c>mid.</c> and two 16-digit numbers.</summary>
    public const int MidLength = 36;

    public static long Seq(long timestampMilliseconds, ushort low) => (timestampMilliseconds << 16) | low;

    public static string Mid(long chatId, long seq) => string.Create(CultureInfo.InvariantCulture, $"mid.{chatId:x16}{seq:x16}");

    /// <summary>Public address by handle, or the inner <c>/c/</c> form when the channel has none.</summary>
    public static string Url(long chatId, string? handle, long seq)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seq);
        var token = Base64Url.EncodeToString(bytes);
        return handle is null
            ? string.Create(CultureInfo.InvariantCulture, $"https://max.ru/c/{chatId}/{token}")
            : $"https://max.ru/{handle}/{token}";
    }
}
