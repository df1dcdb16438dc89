namespace ChannelScheduler.Core.Bots;

/// <summary>One person's account in MAX, proved to one school's bot: a code that only the signed-in person saw came from it.</summary>
public sealed class BotLink
{
    public Guid Id { get; init; }

    public Guid BotId { get; init; }

    public Guid UserId { get; init; }

    public long MaxUserId { get; init; }

    /// <summary>What the account calls itself, so that its owner sees whose it is.</summary>
    public string? MaxName { get; init; }

    public DateTimeOffset LinkedAt { get; init; }

    /// <summary>The person has stopped the bot in MAX: nothing arrives until they start it again.</summary>
    public DateTimeOffset? StoppedAt { get; set; }
}
