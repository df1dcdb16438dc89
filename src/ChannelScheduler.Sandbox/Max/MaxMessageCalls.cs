namespace ChannelScheduler.Sandbox.Max;

/// <summary>Sending, editing, deleting and reading messages. https://dev.max.ru/docs-api/methods/POST/messages and its neighbours.</summary>
internal sealed class MaxMessageCalls(
    MaxPipeline pipeline, MaxPlaces places, MaxPosts posts, MaxContentReader reader, MaxView view, MaxUpdates updates, TimeProvider time)
{
    private const int DefaultCount = 50;
    private const int MaxCount = 100;

    public async Task<object?> SendAsync(MaxRequest request)
    {
        var place = places.Target(request);
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(place.ChatId), FaultOperations.Send, "send"))
        {
            return null;
        }

        places.RequireWrite(place);
        var body = await request.BodyAsync<MaxMessageBody>();
        var content = reader.Read(body, request.Bot.UserId, LinkPreview(request), isNew: true, mayBeSilent: place.Dialog is not null);
        if (content.Link is { } link && posts.Find(link.Mid) is null)
        {
            throw MaxApiException.MessageNotFound(link.Mid);
        }

        var post = posts.Add(place.ChatId, request.Bot.UserId, content);
        Tell(place, "message_created", post, request);
        return new { Message = view.Message(post, request.BaseUrl, withUrl: !pipeline.TakesFault(request, FaultKinds.OmitUrl)) };
    }

    public async Task<object?> EditAsync(MaxRequest request)
    {
        var (place, post) = Existing(request, Mid(request));
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(place.ChatId), FaultOperations.Edit, "edit"))
        {
            return null;
        }

        places.RequireChange(request, place, post, "edit");
        var body = await request.BodyAsync<MaxMessageBody>();
        var content = reader.Read(body, request.Bot.UserId, LinkPreview(request), isNew: false, mayBeSilent: place.Dialog is not null);
        Tell(place, "message_edited", posts.Edit(post, content), request);
        return new { Success = true };
    }

    public async Task<object?> DeleteAsync(MaxRequest request)
    {
        var (place, post) = Existing(request, Mid(request));
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(place.ChatId), FaultOperations.Delete, "delete"))
        {
            return null;
        }

        places.RequireChange(request, place, post, "delete");
        posts.Delete(post);
        if (place.Channel is not null)
        {
            MaxEvents.Removed(updates, post, request.Bot, time.GetUtcNow());
        }

        return new { Success = true };
    }

    public async Task<object?> ListAsync(MaxRequest request)
    {
        if (request.Query("message_ids") is { } ids)
        {
            var found = ids.Split(',').Select(posts.Find).OfType<MaxPost>()
                .Where(p => places.Find(request, p.ChatId) is not null).ToList();
            var first = found.Count == 0 ? null : MaxRequest.Id(found[0].ChatId);
            return await pipeline.StoppedAsync(request, first, FaultOperations.Read) ? null : List(request, found);
        }

        var place = places.Get(request, request.Number("chat_id") ?? throw MaxApiException.BadPayload("Required query parameter 'chat_id' is missing"));
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(place.ChatId), FaultOperations.Read))
        {
            return null;
        }

        if (place.Channel is { } channel && !channel.Permissions.Contains("read_all_messages"))
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
        return List(request, posts.In(place.ChatId)
            .Where(p => p.Timestamp >= (low ?? long.MinValue) && p.Timestamp <= (high ?? long.MaxValue))
            .Take((int)count));
    }

    public async Task<object?> GetAsync(MaxRequest request)
    {
        var (place, post) = Existing(request, request.Route("mid"));
        return await pipeline.StoppedAsync(request, MaxRequest.Id(place.ChatId), FaultOperations.Read)
            ? null
            : view.Message(post, request.BaseUrl);
    }

    private object List(MaxRequest request, IEnumerable<MaxPost> found) =>
        new { Messages = found.Select(p => view.Message(p, request.BaseUrl)).ToList() };

    // A bot hears of posts in its channels, its own among them, but not of what it writes in dialogues.
    private void Tell(MaxPlace place, string type, MaxPost post, MaxRequest request)
    {
        if (place.Channel is { } chat)
        {
            MaxEvents.Message(updates, chat, type, view.Message(post, request.BaseUrl), time.GetUtcNow());
        }
    }

    private (MaxPlace Place, MaxPost Post) Existing(MaxRequest request, string mid) =>
        posts.Find(mid) is { } post && places.Find(request, post.ChatId) is { } place
            ? (place, post)
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
