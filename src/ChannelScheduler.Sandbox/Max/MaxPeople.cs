using System.Globalization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>People, their dialogues with bots, and the buttons they pressed. Nobody is there at first.</summary>
internal sealed class MaxPeople
{
    private const long FirstPerson = 800000001;
    private const long FirstDialog = 900000000001;

    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<long, MaxPerson> _people;
    private readonly Dictionary<long, MaxDialog> _dialogs;
    private readonly Dictionary<string, MaxPress> _presses;

    public MaxPeople(SandboxStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _people = store.Load<MaxPerson>(SandboxNetworks.Max, "person/").ToDictionary(p => p.UserId);
        _dialogs = store.Load<MaxDialog>(SandboxNetworks.Max, "dialog/").ToDictionary(d => d.ChatId);
        _presses = store.Load<MaxPress>(SandboxNetworks.Max, "press/").ToDictionary(p => p.Id);
    }

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<MaxPerson> All()
    {
        lock (_gate)
        {
            return [.. _people.Values.OrderBy(p => p.UserId)];
        }
    }

    public MaxPerson Add(string name)
    {
        lock (_gate)
        {
            var person = new MaxPerson(FirstPerson + _people.Count, name);
            _store.Put(SandboxNetworks.Max, Key("person", person.UserId), person);
            return _people[person.UserId] = person;
        }
    }

    public MaxPerson? Find(long userId)
    {
        lock (_gate)
        {
            return _people.GetValueOrDefault(userId);
        }
    }

    public MaxDialog? FindDialog(long chatId)
    {
        lock (_gate)
        {
            return _dialogs.GetValueOrDefault(chatId);
        }
    }

    public MaxDialog? FindDialog(long botUserId, long personId)
    {
        lock (_gate)
        {
            return _dialogs.Values.FirstOrDefault(d => d.BotUserId == botUserId && d.PersonId == personId);
        }
    }

    /// <summary>Begins the dialogue, or goes on with a stopped one.</summary>
    public MaxDialog Start(long botUserId, long personId)
    {
        lock (_gate)
        {
            return Put((FindDialog(botUserId, personId) ?? new MaxDialog(FirstDialog + _dialogs.Count, botUserId, personId)) with { IsStopped = false });
        }
    }

    public MaxDialog Stop(MaxDialog dialog)
    {
        lock (_gate)
        {
            return Put(dialog with { IsStopped = true });
        }
    }

    public MaxPress Press(MaxPost post, string payload, string label)
    {
        lock (_gate)
        {
            return Put(new MaxPress("f9LHodD0cO" + MaxDirectory.RandomToken(24), post.ChatId, post.Mid, payload, label, Now()));
        }
    }

    public MaxPress? FindPress(string id)
    {
        lock (_gate)
        {
            return _presses.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes the one answer to a press; false when it has been given.</summary>
    public bool TryAnswer(string id, string? notification)
    {
        lock (_gate)
        {
            if (_presses.GetValueOrDefault(id) is not { AnsweredAt: null } press)
            {
                return false;
            }

            Put(press with { AnsweredAt = Now(), Notification = notification });
            return true;
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MaxPress> Presses(long chatId)
    {
        lock (_gate)
        {
            return [.. _presses.Values.Where(p => p.ChatId == chatId).OrderBy(p => p.Timestamp)];
        }
    }

    private MaxDialog Put(MaxDialog dialog)
    {
        _store.Put(SandboxNetworks.Max, Key("dialog", dialog.ChatId), dialog);
        return _dialogs[dialog.ChatId] = dialog;
    }

    private MaxPress Put(MaxPress press)
    {
        _store.Put(SandboxNetworks.Max, "press/" + press.Id, press);
        return _presses[press.Id] = press;
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Key(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{id}");
}
