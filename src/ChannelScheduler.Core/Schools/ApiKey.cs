using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Core.Schools;

/// <summary>A key that scripts sign in with. Only its hash is stored: a key is 256 random bits, so a plain SHA-256 can't be reversed by guessing.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A new random key; it is shown once and can't be read back.</summary>
    public static string NewSecret() => "cs_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
