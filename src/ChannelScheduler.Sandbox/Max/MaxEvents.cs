namespace ChannelScheduler.Sandbox.Max;

/// <summary>Events, in the API's shapes.</summary>
internal static class MaxEvents
{
    private const string Locale = "ru";

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

    /// <param name="type"><c>bot_started</c> or <c>bot_stopped</c>.</param>
    public static void Dialog(MaxUpdates updates, MaxDialog dialog, string type, MaxPerson person, string? payload, DateTimeOffset at) =>
        updates.Add(dialog.BotUserId, type, new
        {
            UpdateType = type,
            Timestamp = at.ToUnixTimeMilliseconds(),
            dialog.ChatId,
            User = MaxView.Person(person),
            Payload = payload,
            UserLocale = Locale,
        });

    public static void Said(MaxUpdates updates, MaxDialog dialog, object message, DateTimeOffset at) =>
        updates.Add(dialog.BotUserId, "message_created", new { UpdateType = "message_created", Timestamp = at.ToUnixTimeMilliseconds(), Message = message, UserLocale = Locale });

    public static void Pressed(MaxUpdates updates, MaxDialog dialog, MaxPress press, MaxPerson person, object message) =>
        updates.Add(dialog.BotUserId, "message_callback", new
        {
            UpdateType = "message_callback",
            press.Timestamp,
            Callback = new { press.Timestamp, CallbackId = press.Id, press.Payload, User = MaxView.Person(person) },
            Message = message,
            UserLocale = Locale,
        });

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
