using System.Globalization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>The bot itself, its channels and pins. https://dev.max.ru/docs-api/methods/GET/me, …/GET/chats/-chatId-.</summary>
internal sealed class MaxChatCalls(MaxPipeline pipeline, MaxDirectory directory, MaxPosts posts, MaxView view)
{
    private const int MaxCommands = 32;
    private const int MaxTitleLength = 200;

    public async Task<object?> MeAsync(MaxRequest request) =>
        await pipeline.StoppedAsync(request, null, FaultOperations.Read) ? null : MaxView.Bot(request.Bot);

    public async Task<object?> SetCommandsAsync(MaxRequest request)
    {
        var body = await request.BodyAsync<MaxCommandsBody>();
        if (body.Commands is not { Count: <= MaxCommands } commands || commands.Any(c => string.IsNullOrEmpty(c.Name)))
        {
            throw MaxApiException.BadPayload($"commands: at most {MaxCommands}, each with a name");
        }

        var bot = request.Bot with { Commands = commands };
        directory.Save(bot);
        return MaxView.Bot(bot);
    }

    public async Task<object?> GetAsync(MaxRequest request)
    {
        var chat = FromRoute(request);
        return await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Read)
            ? null
            : view.Chat(chat, request.BaseUrl);
    }

    public async Task<object?> PatchAsync(MaxRequest request)
    {
        var chat = FromRoute(request);
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Edit))
        {
            return null;
        }

        if (!chat.Permissions.Contains("change_chat_info"))
        {
            throw MaxApiException.AccessDenied("change chat");
        }

        var body = await request.BodyAsync<MaxChatBody>();
        if (body.Title is { Length: 0 or > MaxTitleLength })
        {
            throw MaxApiException.BadPayload($"title: 1 to {MaxTitleLength} characters");
        }

        chat = chat with { Title = body.Title ?? chat.Title, PinnedMid = body.Pin ?? chat.PinnedMid };
        directory.Save(chat);
        return view.Chat(chat, request.BaseUrl);
    }

    public async Task<object?> MembershipAsync(MaxRequest request)
    {
        var chat = FromRoute(request);
        return await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Read) ? null : view.Membership(chat);
    }

    public async Task<object?> PinnedAsync(MaxRequest request)
    {
        var chat = FromRoute(request);
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Read))
        {
            return null;
        }

        return chat.PinnedMid is { } mid && posts.Find(mid) is { } post
            ? new { Message = view.Message(post, request.BaseUrl) }
            : new Dictionary<string, object?> { ["message"] = null };
    }

    public async Task<object?> PinAsync(MaxRequest request)
    {
        var mid = (await request.BodyAsync<MaxPinBody>()).MessageId ?? throw MaxApiException.BadPayload("Field 'message_id' cannot be null");
        var chat = FromRoute(request);
        return posts.Find(mid)?.ChatId == chat.ChatId ? await SetPinAsync(request, chat, mid) : throw MaxApiException.MessageNotFound(mid);
    }

    public Task<object?> UnpinAsync(MaxRequest request) => SetPinAsync(request, FromRoute(request), null);

    /// <summary>The channel, or null when it is unknown or the bot is not in it.</summary>
    public MaxChat? Find(MaxRequest request, string chatId) =>
        long.TryParse(chatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
        && directory.FindChat(id) is { } chat && chat.BotUserId == request.Bot.UserId
            ? chat
            : null;

    /// <summary>Each right counts only together with the right to read.</summary>
    public bool Allows(MaxChat chat, string right) =>
        view.Permissions(chat) is var permissions && permissions.Contains(right) && permissions.Contains("read_all_messages");

    /// <exception cref="MaxApiException">403 <c>access.denied</c>.</exception>
    public void Require(MaxChat chat, string right)
    {
        if (!Allows(chat, right))
        {
            throw MaxApiException.AccessDenied(right == "pin_message" ? "pin" : right);
        }
    }

    private MaxChat FromRoute(MaxRequest request) =>
        Find(request, request.Route("chatId")) ?? throw MaxApiException.ChatNotFound(request.Route("chatId"));

    private async Task<object?> SetPinAsync(MaxRequest request, MaxChat chat, string? mid)
    {
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(chat.ChatId), FaultOperations.Edit))
        {
            return null;
        }

        Require(chat, "pin_message");
        directory.Save(chat with { PinnedMid = mid });
        return new { Success = true };
    }

    private sealed record MaxCommandsBody(IReadOnlyList<MaxCommand>? Commands);

    private sealed record MaxChatBody(string? Title, string? Pin);

    private sealed record MaxPinBody(string? MessageId);
}
