using System.Globalization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>The MAX stand-in as the control calls and the reader's pages see it.</summary>
internal sealed class MaxSandboxWorld(MaxDirectory directory, MaxPosts posts, MaxUpdates updates, TimeProvider time) : ISandboxWorld
{
    public string Network => SandboxNetworks.Max;

    public IReadOnlyList<ReaderChannel> Channels() => [.. directory.Chats().Select(Channel)];

    public IReadOnlyList<ReaderPost> Posts(string channel) => Find(channel) is { } chat
        ? [.. posts.In(chat.ChatId, withDeleted: true).Select(p => Post(chat, p))]
        : [];

    public void CountView(string channel)
    {
        if (Find(channel) is { } chat)
        {
            posts.CountView(chat.ChatId);
        }
    }

    public IReadOnlyList<SandboxToken> Tokens(string channel) => Find(channel) is { } chat
        ? [new SandboxToken("bot", directory.Bot(chat.BotUserId).Token)]
        : [];

    public ReaderChannel CreateChannel(SandboxChannelRequest request)
    {
        var chat = directory.Create(request);
        MaxEvents.BotAdded(updates, directory, chat, time.GetUtcNow());
        return Channel(chat);
    }

    private static ReaderChannel Channel(MaxChat chat) =>
        new(MaxRequest.Id(chat.ChatId), chat.Handle, chat.Title, chat.IsPublic, chat.Link, MaxView.Participants);

    private MaxChat? Find(string channel) =>
        long.TryParse(channel, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? directory.FindChat(id) : null;

    private ReaderPost Post(MaxChat chat, MaxPost post) => new(
        post.Mid,
        post.Text,
        post.Markup,
        [.. post.Attachments.Select(a => new ReaderAttachment(a.Type, a.FileId, a.Name, a.Url))],
        MaxIds.Url(chat.ChatId, chat.Handle, post.Seq),
        DateTimeOffset.FromUnixTimeMilliseconds(post.Timestamp),
        post.EditedAt is { } edited ? DateTimeOffset.FromUnixTimeMilliseconds(edited) : null,
        posts.Views(post),
        post.DeletedAt is not null);
}
