namespace ChannelScheduler.Sandbox.Max;

/// <summary>Sending, editing, deleting and reading messages. https://dev.max.ru/docs-api/methods/POST/messages and its neighbours.</summary>
internal sealed class MaxMessageCalls(
    MaxPipeline pipeline, MaxChatCalls chats, MaxPosts posts, MaxContentReader reader, MaxView view, MaxUpdates updates, TimeProvider time)
{
    private const int DefaultCount = 50;
    private const int MaxCount = 100;

    public async Task<object?> SendAsync(MaxRequest request)
    {
        var chat = Target(request);
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Send, "send"))
        {
            return null;
        }

        if (!chats.Allows(chat, "write"))
        {
            throw MaxApiException.MayNotWrite();
        }

        var body = await request.BodyAsync<MaxMessageBody>();
        var content = reader.Read(body, request.Bot.UserId, LinkPreview(request), isNew: true);
        if (content.Link is { } link && posts.Find(link.Mid) is null)
        {
            throw MaxApiException.MessageNotFound(link.Mid);
        }

        var post = posts.Add(chat, request.Bot.UserId, content);
        MaxEvents.Message(updates, chat, "message_created", view.Message(post, request.BaseUrl), time.GetUtcNow());
        return new { Message = view.Message(post, request.BaseUrl, withUrl: !pipeline.TakesFault(request, FaultKinds.OmitUrl)) };
    }

    public async Task<object?> EditAsync(MaxRequest request)
    {
        var (chat, post) = Existing(request, Mid(request));
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Edit, "edit"))
        {
            return null;
        }

        chats.Require(chat, "edit");
        var body = await request.BodyAsync<MaxMessageBody>();
        var content = reader.Read(body, request.Bot.UserId, LinkPreview(request), isNew: false);
        var edited = posts.Edit(post, content);
        MaxEvents.Message(updates, chat, "message_edited", view.Message(edited, request.BaseUrl), time.GetUtcNow());
        return new { Success = true };
    }

    public async Task<object?> DeleteAsync(MaxRequest request)
    {
        var (chat, post) = Existing(request, Mid(request));
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Delete, "delete"))
        {
            return null;
        }

        chats.Require(chat, "delete");
        posts.Delete(post);
        MaxEvents.Removed(updates, post, request.Bot, time.GetUtcNow());
        return new { Success = true };
    }

    public async Task<object?> ListAsync(MaxRequest request)
    {
        if (request.Query("message_ids") is { } ids)
        {
            var found = ids.Split(',').Select(posts.Find).OfType<MaxPost>()
                .Where(p => chats.Find(request, MaxRequest.Id(p.ChatId)) is not null).ToList();
            var channel = found.Count == 0 ? null : MaxRequest.Id(found[0].ChatId);
            return await pipeline.StoppedAsync(request, channel, FaultOperations.Read) ? null : List(request, found);
        }

        var chat = chats.Get(request, request.Number("chat_id") ?? throw MaxApiException.BadPayload("Required query parameter 'chat_id' is missing"));
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Read))
        {
            return null;
        }

        if (!chat.Permissions.Contains("read_all_messages"))
        {
            throw MaxApiException.AccessDenied("read");
        }

        var count = request.Number("count") ?? DefaultCount;
        if (count is < 1 or > MaxCount)
        {
            throw MaxApiException.BadPayload($"Query parameter 'count' must be 1 to {MaxCount}");
        }

        // Sources disagree which bound is the later one, so either order is taken.
        var from = request.Number("from");
        var to = request.Number("to");
        var (low, high) = from > to ? (to, from) : (from, to);
        return List(request, posts.In(chat.ChatId)
            .Where(p => p.Timestamp >= (low ?? long.MinValue) && p.Timestamp <= (high ?? long.MaxValue))
            .Take((int)count));
    }

    public async Task<object?> GetAsync(MaxRequest request)
    {
        var (chat, post) = Existing(request, request.Route("mid"));
        return await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Read)
            ? null
            : view.Message(post, request.BaseUrl);
    }

    private object List(MaxRequest request, IEnumerable<MaxPost> found) =>
        new { Messages = found.Select(p => view.Message(p, request.BaseUrl)).ToList() };

    private MaxChat Target(MaxRequest request) => (request.Number("chat_id"), request.Number("user_id")) switch
    {
        ({ } chatId, null) => chats.Get(request, chatId),
        (null, { } userId) => throw new MaxApiException(403, "chat.denied", $"Key: error.dialog.suspended, args: [{userId},]."),
        _ => throw MaxApiException.BadPayload("Exactly one of query parameters 'chat_id' and 'user_id' is required"),
    };

    private (MaxChat Chat, MaxPost Post) Existing(MaxRequest request, string mid) =>
        posts.Find(mid) is { } post && chats.Find(request, MaxRequest.Id(post.ChatId)) is { } chat
            ? (chat, post)
            : throw MaxApiException.MessageNotFound(mid);

    private static string Mid(MaxRequest request) =>
        request.Query("message_id") ?? throw MaxApiException.BadPayload("Required query parameter 'message_id' is missing");

    private static bool LinkPreview(MaxRequest request) => request.Query("disable_link_preview") switch
    {
        null or "false" => true,
        "true" => false,
        _ => throw MaxApiException.BadPayload("Query parameter 'disable_link_preview' must be true or false"),
    };
}
