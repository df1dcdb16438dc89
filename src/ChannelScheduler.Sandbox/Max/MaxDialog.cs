namespace ChannelScheduler.Sandbox.Max;

/// <summary>What one person and one bot write to each other. It exists from the first start of the bot on.</summary>
/// <param name="ChatId">Positive, unlike a channel's.</param>
/// <param name="IsStopped">The person has stopped the bot, which may write no more.</param>
internal sealed record MaxDialog(long ChatId, long BotUserId, long PersonId, bool IsStopped = false);
