namespace ChannelScheduler.Sandbox.Max;

/// <summary>Objects as the API shows them. Shapes: official schema of 2026-07-01.</summary>
internal sealed class MaxView(MaxDirectory directory, MaxPosts posts, MaxPeople people, SandboxFaults faults)
{
    /// <summary>People in every channel of the sandbox.</summary>
    public const int Participants = 120;

    public static object Bot(MaxBot bot) => new
    {
        bot.UserId,
        FirstName = bot.Name,
        bot.Username,
        IsBot = true,
        LastActivityTime = 0L,
        bot.Name,
        Commands = bot.Commands.Count == 0 ? null : bot.Commands,
    };

    public static object Person(MaxPerson person)
    {
        var names = person.Name.Split(' ', 2);
        return new
        {
            person.UserId,
            FirstName = names[0],
            LastName = names.Length > 1 ? names[1] : null,
            IsBot = false,
            LastActivityTime = 0L,
            person.Name,
        };
    }

    public object Chat(MaxChat chat, string baseUrl)
    {
        var newestFirst = posts.In(chat.ChatId);
        return new
        {
            chat.ChatId,
            Type = "channel",
            Status = "active",
            chat.Title,
            LastEventTime = newestFirst.Count > 0 ? newestFirst[0].Timestamp : chat.CreatedAt,
            ParticipantsCount = Participants,
            chat.IsPublic,
            chat.Link,
            Description = "",
            MessagesCount = newestFirst.Count,
            PinnedMessage = chat.PinnedMid is { } mid && posts.Find(mid) is { } pinned ? Message(pinned, baseUrl) : null,
        };
    }

    public object Membership(MaxChat chat)
    {
        var bot = directory.Bot(chat.BotUserId);
        return new
        {
            bot.UserId,
            FirstName = bot.Name,
            bot.Username,
            IsBot = true,
            LastActivityTime = 0L,
            bot.Name,
            LastAccessTime = chat.CreatedAt,
            IsOwner = false,
            chat.IsAdmin,
            JoinTime = chat.CreatedAt,
            Permissions = chat.IsAdmin ? Permissions(chat) : null,
        };
    }

    /// <summary>Rights of the bot now: the revoked-rights fault takes the right to write away.</summary>
    public IReadOnlyList<string> Permissions(MaxChat chat) =>
        !chat.IsAdmin ? [] : faults.IsOn(SandboxNetworks.Max, MaxRequest.Id(chat.ChatId), FaultKinds.RevokedRights)
            ? [.. chat.Permissions.Where(p => p != "write")]
            : chat.Permissions;

    /// <param name="baseUrl">Null where no caller of the API has said it: files then come without their address.</param>
    /// <param name="withUrl">False leaves out <c>url</c> and <c>stat</c>, which real answers to a send may lack.</param>
    public object Message(MaxPost post, string? baseUrl, bool withUrl = true)
    {
        var chat = directory.FindChat(post.ChatId);
        var dialog = people.FindDialog(post.ChatId);
        withUrl = withUrl && chat is not null;
        var withSender = dialog is not null || !faults.IsOn(SandboxNetworks.Max, MaxRequest.Id(post.ChatId), FaultKinds.OmitSender);
        return new
        {
            Sender = !withSender ? null : people.Find(post.SenderId) is { } person ? Person(person) : Bot(directory.Bot(post.SenderId)),
            Recipient = new
            {
                post.ChatId,
                ChatType = dialog is null ? "channel" : "dialog",
                UserId = dialog is null ? default(long?) : post.SenderId == dialog.PersonId ? dialog.BotUserId : dialog.PersonId,
            },
            post.Timestamp,
            Link = post.Link is { } link && posts.Find(link.Mid) is { } linked
                ? new { link.Type, linked.ChatId, Message = Body(linked, baseUrl) }
                : null,
            Body = Body(post, baseUrl),
            Stat = withUrl ? new { Views = posts.Views(post) } : null,
            Url = withUrl ? MaxIds.Url(post.ChatId, chat!.Handle, post.Seq) : null,
        };
    }

    private static object Body(MaxPost post, string? baseUrl) => new
    {
        post.Mid,
        post.Seq,
        post.Text,
        Attachments = post.Attachments.Select(a => Attachment(a, baseUrl)).ToList(),
        Markup = post.Markup.Select(Markup).ToList(),
    };

    private static object Markup(ReaderMarkup markup) => markup.Type == "user_mention"
        ? new { markup.Type, markup.From, markup.Length, UserLink = markup.Url }
        : new { markup.Type, markup.From, markup.Length, markup.Url };

    private static object Attachment(MaxAttachment a, string? baseUrl)
    {
        var url = a.FileId is null ? a.Url : baseUrl is null ? null : $"{baseUrl}/files/{a.FileId}";
        return a.Type switch
        {
            "image" => new { a.Type, Payload = new { PhotoId = PhotoId(a), a.Token, Url = url } },
            "file" => new { a.Type, Payload = new { Url = url, a.Token }, Filename = a.Name, a.Size },
            "inline_keyboard" => new { a.Type, Payload = a.Json },
            "share" => new { a.Type, Payload = new { a.Url } },
            _ => new { a.Type, Payload = new { Url = url, a.Token } },
        };
    }

    private static long PhotoId(MaxAttachment a) =>
        a.FileId is { Length: >= 13 } id ? Convert.ToInt64(id[..12], 16) : 0;
}
