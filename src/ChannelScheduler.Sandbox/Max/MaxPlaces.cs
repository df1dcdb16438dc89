namespace ChannelScheduler.Sandbox.Max;

/// <summary>Finds the places of a bot's messages, and says what it may do there.</summary>
internal sealed class MaxPlaces(MaxChatCalls chats, MaxPeople people, TimeProvider time)
{
    // https://dev.max.ru/docs-api/methods/PUT/messages
    private static readonly TimeSpan EditableInDialog = TimeSpan.FromDays(7);

    /// <summary>The place, or null when it is unknown or not this bot's.</summary>
    public MaxPlace? Find(MaxRequest request, long chatId) => people.FindDialog(chatId) is { } dialog
        ? dialog.BotUserId == request.Bot.UserId ? new MaxPlace(chatId, null, dialog) : null
        : chats.Find(request, MaxRequest.Id(chatId)) is { } chat ? new MaxPlace(chatId, chat, null) : null;

    /// <exception cref="MaxApiException">404 <c>chat.not.found</c>.</exception>
    public MaxPlace Get(MaxRequest request, long chatId) => Find(request, chatId) ?? throw MaxApiException.ChatNotFound(MaxRequest.Id(chatId));

    /// <summary>The place that <c>chat_id</c> or <c>user_id</c> names.</summary>
    /// <exception cref="MaxApiException">Both or none are given, or there is no such place.</exception>
    public MaxPlace Target(MaxRequest request) => (request.Number("chat_id"), request.Number("user_id")) switch
    {
        ({ } chatId, null) => Get(request, chatId),
        (null, { } userId) => OfPerson(request, userId),
        _ => throw MaxApiException.BadPayload("Exactly one of query parameters 'chat_id' and 'user_id' is required"),
    };

    /// <exception cref="MaxApiException">403 <c>chat.denied</c>.</exception>
    public void RequireWrite(MaxPlace place)
    {
        if (place.Dialog is { IsStopped: true } dialog)
        {
            throw MaxApiException.DialogSuspended(dialog.PersonId);
        }

        if (place.Channel is { } channel && !chats.Allows(channel, "write"))
        {
            throw MaxApiException.MayNotWrite();
        }
    }

    /// <param name="right"><c>edit</c> or <c>delete</c>.</param>
    /// <exception cref="MaxApiException">403.</exception>
    public void RequireChange(MaxRequest request, MaxPlace place, MaxPost post, string right)
    {
        if (place.Channel is { } channel)
        {
            chats.Require(channel, right);
            return;
        }

        RequireWrite(place);
        // Which code MAX gives to what is too old is not known.
        var isOld = right == "edit" && !post.HasKeyboard && time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(post.Timestamp) > EditableInDialog;
        if (isOld || post.SenderId != request.Bot.UserId)
        {
            throw MaxApiException.AccessDenied(right);
        }
    }

    private MaxPlace OfPerson(MaxRequest request, long userId)
    {
        if (people.Find(userId) is null)
        {
            throw MaxApiException.ChatNotFound(MaxRequest.Id(userId));
        }

        return people.FindDialog(request.Bot.UserId, userId) is { } dialog
            ? new MaxPlace(dialog.ChatId, null, dialog)
            : throw MaxApiException.DialogSuspended(userId);
    }
}
