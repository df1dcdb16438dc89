using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Bots and channels.</summary>
internal sealed partial class MaxDirectory
{
    /// <summary>Rights of a channel administrator that matter to posting, by their current names.</summary>
    public static readonly IReadOnlyList<string> AllPermissions =
        ["read_all_messages", "write", "edit", "delete", "pin_message", "change_chat_info"];

    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly TimeProvider _time;
    private readonly List<MaxBot> _bots;
    private readonly List<MaxChat> _chats;

    public MaxDirectory(SandboxStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _bots = [.. store.Load<MaxBot>(SandboxNetworks.Max, "bot/")];
        _chats = [.. store.Load<MaxChat>(SandboxNetworks.Max, "chat/")];
        if (_chats.Count == 0)
        {
            Seed();
        }
    }

    public IReadOnlyList<MaxChat> Chats()
    {
        lock (_gate)
        {
            return [.. _chats];
        }
    }

    public IReadOnlyList<MaxBot> Bots()
    {
        lock (_gate)
        {
            return [.. _bots.OrderBy(b => b.UserId)];
        }
    }

    public MaxBot? FindBot(string token)
    {
        lock (_gate)
        {
            return _bots.Find(b => b.Token == token);
        }
    }

    public MaxBot Bot(long userId)
    {
        lock (_gate)
        {
            return _bots.First(b => b.UserId == userId);
        }
    }

    public MaxChat? FindChat(long chatId)
    {
        lock (_gate)
        {
            return _chats.Find(c => c.ChatId == chatId);
        }
    }

    public void Save(MaxBot bot)
    {
        lock (_gate)
        {
            _store.Put(SandboxNetworks.Max, string.Create(CultureInfo.InvariantCulture, $"bot/{bot.UserId}"), bot);
            _bots.RemoveAll(b => b.UserId == bot.UserId);
            _bots.Add(bot);
        }
    }

    public void Save(MaxChat chat)
    {
        lock (_gate)
        {
            _store.Put(SandboxNetworks.Max, string.Create(CultureInfo.InvariantCulture, $"chat/{chat.ChatId}"), chat);
            var index = _chats.FindIndex(c => c.ChatId == chat.ChatId);
            if (index < 0)
            {
                _chats.Add(chat);
            }
            else
            {
                _chats[index] = chat;
            }
        }
    }

    /// <exception cref="ArgumentException">The id or handle is taken or malformed, or a right is unknown.</exception>
    public MaxChat Create(SandboxChannelRequest request)
    {
        lock (_gate)
        {
            var chatId = _chats.Min(c => c.ChatId) - 1;
            if (request.ExternalId is { } wanted
                && (!long.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out chatId) || chatId >= 0))
            {
                throw new ArgumentException($"a MAX channel id is a negative number, not '{wanted}'");
            }

            var isPublic = request.Public ?? true;
            var handle = isPublic ? request.Handle?.TrimStart('@') ?? $"sandbox_{-chatId}" : null;
            if (handle is not null && !HandleShape().IsMatch(handle))
            {
                throw new ArgumentException($"'{handle}' is not a handle");
            }

            if (_chats.Exists(c => c.ChatId == chatId || (handle is not null && c.Handle == handle)))
            {
                throw new ArgumentException($"channel {chatId} or handle '{handle}' exists already");
            }

            if (request.Permissions?.FirstOrDefault(p => !AllPermissions.Contains(p)) is { } unknown)
            {
                throw new ArgumentException($"unknown right '{unknown}'; known: {string.Join(", ", AllPermissions)}");
            }

            var bot = NewBot(request.Title ?? "Бот песочницы", $"sandbox_{-chatId}_bot");
            var chat = NewChat(chatId, bot.UserId, handle, request.Title ?? $"Песочница {-chatId}", "https://max.ru/join/" + RandomToken(32), request.Permissions);
            Save(chat);
            return chat;
        }
    }

    /// <summary>A bot that is in no channel yet, as it comes from the partner platform.</summary>
    public MaxBot NewBot(string name, string? username = null)
    {
        lock (_gate)
        {
            var id = _bots.Max(b => b.UserId) + 1;
            var bot = new MaxBot(id, name, username ?? string.Create(CultureInfo.InvariantCulture, $"sandbox_{id}_bot"), "sandbox-max-" + RandomToken(18), []);
            Save(bot);
            return bot;
        }
    }

    /// <summary>Base64url, no padding.</summary>
    public static string RandomToken(int bytes) =>
        System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private void Seed()
    {
        Save(new MaxBot(SandboxSeed.MaxBotUserId, "Бот школы № 1 (песочница)", SandboxSeed.MaxBotUsername, SandboxSeed.MaxBotToken, []));
        Save(NewChat(SandboxSeed.MaxPublicChatId, SandboxSeed.MaxBotUserId, SandboxSeed.MaxPublicHandle, SandboxSeed.MaxPublicTitle, "", null));
        Save(NewChat(SandboxSeed.MaxClosedChatId, SandboxSeed.MaxBotUserId, null, SandboxSeed.MaxClosedTitle, "https://max.ru/join/" + SandboxSeed.MaxClosedInvite, null));
    }

    private MaxChat NewChat(long chatId, long bot, string? handle, string title, string inviteLink, IReadOnlyList<string>? permissions) =>
        new(chatId, bot, handle, title, handle is null ? inviteLink : "https://max.ru/" + handle,
            _time.GetUtcNow().ToUnixTimeMilliseconds(), permissions ?? AllPermissions);

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]*$")]
    private static partial Regex HandleShape();
}
