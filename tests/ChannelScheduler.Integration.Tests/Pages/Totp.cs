using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What an authenticator app shows: RFC 6238 with SHA-1, 30 s and six digits.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Now(string key)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The apps' own algorithm.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        return $"{(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue) % 1_000_000:D6}";
    }

    private static byte[] Decode(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
