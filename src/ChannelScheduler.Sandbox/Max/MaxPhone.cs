using System.Globalization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>What a person does in the app in the dialogue with a bot. A bot is named by its token, its name with <c>@</c> or its number.</summary>
internal sealed class MaxPhone(MaxDirectory directory, MaxPeople people, MaxPosts posts, MaxUpdates updates, MaxView view, SandboxRequestLog log, TimeProvider time)
{
    /// <summary>Longer ones are left out of the event: https://dev.max.ru/docs-api, deep linking.</summary>
    public const int MaxPayloadLength = 512;

    public const int MaxNameLength = 100;

    public IReadOnlyList<MaxPerson> People() => people.All();

    public IReadOnlyList<MaxBot> Bots() => directory.Bots();

    /// <exception cref="ArgumentException">The name is missing or too long.</exception>
    public MaxPerson Add(string? name) => name?.Trim() is { Length: > 0 and <= MaxNameLength } trimmed ? people.Add(trimmed) : throw new ArgumentException($"name: 1 to {MaxNameLength} characters");

    /// <summary>Opens the bot, perhaps by a link that carries a payload.</summary>
    /// <exception cref="KeyNotFoundException">There is no such person or bot.</exception>
    public MaxDialog Start(long personId, string? bot, string? payload)
    {
        var person = Person(personId);
        var dialog = people.Start(Bot(bot).UserId, personId);
        MaxEvents.Dialog(updates, dialog, "bot_started", person, payload is { Length: > 0 and <= MaxPayloadLength } ? payload : null, time.GetUtcNow());
        return dialog;
    }

    /// <exception cref="KeyNotFoundException">There is no such person or bot.</exception>
    /// <exception cref="ArgumentException">The bot is not started, or the text is empty or too long.</exception>
    public MaxPost Say(long personId, string? bot, string? text)
    {
        var dialog = Running(personId, bot);
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxContentReader.MaxTextLength)
        {
            throw new ArgumentException($"text: 1 to {MaxContentReader.MaxTextLength} characters");
        }

        var post = posts.Add(dialog.ChatId, personId, new MaxContent(text, [], [], null));
        MaxEvents.Said(updates, dialog, view.Message(post, null), time.GetUtcNow());
        return post;
    }

    /// <exception cref="KeyNotFoundException">There is no such person or bot.</exception>
    /// <exception cref="ArgumentException">The bot is not started, or the message has no such button now.</exception>
    public MaxPress Press(long personId, string? bot, string? mid, string? payload)
    {
        var dialog = Running(personId, bot);
        var post = posts.Find(mid ?? "");
        var button = post?.ChatId == dialog.ChatId ? PhoneModels.Buttons(post).SelectMany(row => row).FirstOrDefault(b => b.Type == "callback" && b.Payload == payload) : null;
        if (button is null)
        {
            throw new ArgumentException("the message has no such button now");
        }

        var press = people.Press(post!, button.Payload!, button.Text);
        MaxEvents.Pressed(updates, dialog, press, Person(personId), view.Message(post!, null));
        return press;
    }

    /// <exception cref="KeyNotFoundException">There is no such person or bot.</exception>
    /// <exception cref="ArgumentException">The bot is not started.</exception>
    public MaxDialog Stop(long personId, string? bot)
    {
        var dialog = people.Stop(Running(personId, bot));
        MaxEvents.Dialog(updates, dialog, "bot_stopped", Person(personId), null, time.GetUtcNow());
        return dialog;
    }

    /// <exception cref="KeyNotFoundException">There is no such person or bot.</exception>
    public PhoneDialog Dialog(long personId, string? bot)
    {
        var (person, other) = (Person(personId), Bot(bot));
        var dialog = people.FindDialog(other.UserId, personId);
        return new PhoneDialog(
            personId, person.Name, other.UserId, other.Name, dialog?.ChatId, dialog is null ? PhoneDialog.New : dialog.IsStopped ? PhoneDialog.Stopped : PhoneDialog.Running,
            dialog is null ? [] : [.. posts.In(dialog.ChatId, withDeleted: true).Reverse().Select(p => PhoneModels.Message(p, personId))],
            dialog is null ? [] : [.. people.Presses(dialog.ChatId).Select(PhoneModels.Press)],
            log.Sends(SandboxNetworks.Max, LogName(MaxRequest.Id(personId))).Count);
    }

    /// <summary>Under which name the log keeps sends to a person.</summary>
    public static string LogName(string? userId) => "user/" + userId;

    /// <exception cref="KeyNotFoundException">There is no such bot.</exception>
    public MaxBot Bot(string? bot) =>
        directory.Bots().FirstOrDefault(b => b.Token == bot || "@" + b.Username == bot || b.UserId.ToString(CultureInfo.InvariantCulture) == bot)
        ?? throw new KeyNotFoundException("bot: the token, @name or number of a bot is expected");

    /// <exception cref="KeyNotFoundException">There is no such person.</exception>
    public MaxPerson Person(long userId) => people.Find(userId) ?? throw new KeyNotFoundException($"no person {userId}");

    private MaxDialog Running(long personId, string? bot) => people.FindDialog(Bot(bot).UserId, Person(personId).UserId) is { IsStopped: false } dialog
        ? dialog
        : throw new ArgumentException("the bot is not started");
}
