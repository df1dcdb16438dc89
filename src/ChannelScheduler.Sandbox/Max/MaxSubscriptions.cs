using System.Globalization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Webhook subscriptions. While a bot has one, nothing comes to whoever polls.</summary>
internal sealed class MaxSubscriptions
{
    private readonly Lock _gate = new();
    private readonly SandboxStore _store;
    private readonly Dictionary<(long Bot, string Url), MaxSubscription> _subscriptions;

    public MaxSubscriptions(SandboxStore store)
    {
        _store = store;
        _subscriptions = store.Load<MaxSubscription>(SandboxNetworks.Max, "hook/").Where(s => !s.IsRemoved).ToDictionary(s => (s.BotUserId, s.Url));
    }

    public IReadOnlyList<MaxSubscription> All()
    {
        lock (_gate)
        {
            return [.. _subscriptions.Values];
        }
    }

    public IReadOnlyList<MaxSubscription> Of(long botUserId) => [.. All().Where(s => s.BotUserId == botUserId)];

    public void Add(MaxSubscription subscription)
    {
        lock (_gate)
        {
            Put(subscription);
        }
    }

    /// <summary>Changes what is there now; null when it is gone.</summary>
    public MaxSubscription? Change(MaxSubscription subscription, Func<MaxSubscription, MaxSubscription> change)
    {
        lock (_gate)
        {
            return _subscriptions.TryGetValue((subscription.BotUserId, subscription.Url), out var now) ? Put(change(now)) : null;
        }
    }

    public void Remove(long botUserId, string url)
    {
        lock (_gate)
        {
            if (_subscriptions.Remove((botUserId, url), out var gone))
            {
                Store(gone with { IsRemoved = true });
            }
        }
    }

    private MaxSubscription Put(MaxSubscription subscription)
    {
        Store(subscription);
        return _subscriptions[(subscription.BotUserId, subscription.Url)] = subscription;
    }

    private void Store(MaxSubscription subscription) =>
        _store.Put(SandboxNetworks.Max, string.Create(CultureInfo.InvariantCulture, $"hook/{subscription.BotUserId}/{subscription.Url}"), subscription);
}
