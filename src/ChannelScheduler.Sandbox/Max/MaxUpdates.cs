using System.Globalization;
using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Events, per bot. To who polls, an event is given until a later marker, or the next call without one, passes it.</summary>
internal sealed class MaxUpdates
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly List<MaxUpdate> _updates;
    private readonly Dictionary<long, long> _given;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MaxUpdates(SandboxStore store, MaxDirectory directory)
    {
        _store = store;
        _updates = [.. store.Load<MaxUpdate>(SandboxNetworks.Max, "update/")];
        _given = store.Load<MaxGiven>(SandboxNetworks.Max, "given/").ToDictionary(g => g.BotUserId, g => g.Marker);
        if (_updates.Count == 0)
        {
            // The seeded bots were added to their channels, too: that is how a bot learns a chat id.
            foreach (var chat in directory.Chats())
            {
                MaxEvents.BotAdded(this, directory, chat, DateTimeOffset.FromUnixTimeMilliseconds(chat.CreatedAt));
            }
        }
    }

    /// <summary>Completes at the next event.</summary>
    public Task NextAsync()
    {
        lock (_gate)
        {
            return _changed.Task;
        }
    }

    /// <param name="body">The event as the API shows it, <c>update_type</c> included.</param>
    public void Add(long botUserId, string type, object body)
    {
        lock (_gate)
        {
            var update = new MaxUpdate(_updates.Count + 1, botUserId, type, JsonSerializer.SerializeToElement(body, MaxJson.Options));
            _store.Put(SandboxNetworks.Max, string.Create(CultureInfo.InvariantCulture, $"update/{update.Number}"), update);
            _updates.Add(update);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Events after the marker (null: after those already given), and the marker for the next call.</summary>
    public (IReadOnlyList<JsonElement> Updates, long Marker) Take(long botUserId, long? marker, int limit, IReadOnlySet<string> types)
    {
        lock (_gate)
        {
            var after = marker ?? _given.GetValueOrDefault(botUserId);
            var found = _updates
                .Where(u => u.BotUserId == botUserId && u.Number > after && (types.Count == 0 || types.Contains(u.Type)))
                .Take(limit).ToList();
            if (found.Count > 0)
            {
                after = found[^1].Number;
                Give(botUserId, after);
            }

            return ([.. found.Select(u => u.Body)], after);
        }
    }

    /// <summary>Number of the newest event of all bots.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _updates.Count;
            }
        }
    }

    /// <summary>The bot's first event after the number that the webhook wants; null when there is none yet.</summary>
    public MaxUpdate? Next(long botUserId, long after, MaxSubscription hook)
    {
        lock (_gate)
        {
            return _updates.Find(u => u.BotUserId == botUserId && u.Number > after && hook.Wants(u.Type));
        }
    }

    /// <summary>The event went to a webhook: who polls later gets only what comes after it.</summary>
    public void Pass(long botUserId, long number)
    {
        lock (_gate)
        {
            Give(botUserId, Math.Max(number, _given.GetValueOrDefault(botUserId)));
        }
    }

    private void Give(long botUserId, long number)
    {
        _given[botUserId] = number;
        _store.Put(SandboxNetworks.Max, string.Create(CultureInfo.InvariantCulture, $"given/{botUserId}"), new MaxGiven(botUserId, number));
    }

    private sealed record MaxGiven(long BotUserId, long Marker);
}
