using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Core.Bots;

/// <summary>A code that links an account once, within a quarter of an hour. Only its hash is kept.</summary>
public sealed class BotLinkCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    // Letters and digits that nobody takes for each other, read out or typed on a phone: 32 of them.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 10;

    public required string Hash { get; init; }

    public Guid BotId { get; init; }

    public Guid UserId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>A new code: 50 random bits, as two groups of five.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <summary>The hash of what a person sent; null when it can be no code. Case, spaces and dashes don't count.</summary>
    public static string? HashOf(string? typed)
    {
        if (typed is not { Length: <= 40 }) return null;
        var code = new string([.. typed.Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(Alphabet.Contains) ? Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code))) : null;
    }
}
