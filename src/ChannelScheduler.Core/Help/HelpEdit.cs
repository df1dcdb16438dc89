using System.Security.Cryptography;
using System.Text;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Help;

/// <summary>
/// What an owner wrote in place of a delivered answer. Rows are only ever added: the one with the highest <see cref="Number"/> holds, those before it are the history.
/// </summary>
public sealed class HelpEdit
{
    public const int LongestAnswer = 4_000;

    public Guid Id { get; init; }

    public required string EntryId { get; init; }

    /// <summary>The region whose words are replaced; empty for the general ones.</summary>
    public required string Region { get; init; }

    /// <summary>1, 2, 3 … for each entry and region.</summary>
    public int Number { get; init; }

    /// <summary>Null when the delivered text was taken back.</summary>
    public string? AnswerRu { get; init; }

    public string? AnswerEn { get; init; }

    public DateOnly? AsOf { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary><see cref="HashOf"/> the delivered answer at that moment: a later release may say something else.</summary>
    public required string Delivered { get; init; }

    public Guid AuthorId { get; init; }

    public DateTimeOffset At { get; init; }

    public static string HashOf(PolicyText answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Ru + "\0" + answer.En)));
}
