namespace ChannelScheduler.Sandbox.Max;

/// <summary>Events of long polling, in the API's shapes.</summary>
internal static class MaxEvents
{
    public static void BotAdded(MaxUpdates updates, MaxDirectory directory, MaxChat chat, DateTimeOffset at)
    {
        var bot = directory.Bot(chat.BotUserId);
        updates.Add(bot.UserId, "bot_added", new
        {
            UpdateType = "bot_added",
            Timestamp = at.ToUnixTimeMilliseconds(),
            chat.ChatId,
            User = new { UserId = 1L, FirstName = "Песочница", IsBot = false, LastActivityTime = 0L },
            IsChannel = true,
        });
    }

    /// <param name="type"><c>message_created</c> or <c>message_edited</c>.</param>
    public static void Message(MaxUpdates updates, MaxChat chat, string type, object message, DateTimeOffset at) =>
        updates.Add(chat.BotUserId, type, new { UpdateType = type, Timestamp = at.ToUnixTimeMilliseconds(), Message = message });

    public static void Removed(MaxUpdates updates, MaxPost post, MaxBot by, DateTimeOffset at) =>
        updates.Add(by.UserId, "message_removed", new
        {
            UpdateType = "message_removed",
            Timestamp = at.ToUnixTimeMilliseconds(),
            MessageId = post.Mid,
            post.ChatId,
            by.UserId,
        });
}
