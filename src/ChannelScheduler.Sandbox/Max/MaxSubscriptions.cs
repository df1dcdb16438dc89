using System.Collections.Concurrent;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Webhook subscriptions: kept and listed, never called, because the sandbox talks to nobody.</summary>
internal sealed class MaxSubscriptions
{
    private readonly ConcurrentDictionary<(long Bot, string Url), MaxSubscription> _subscriptions = new();

    public IReadOnlyList<MaxSubscription> Of(long botUserId) =>
        [.. _subscriptions.Where(s => s.Key.Bot == botUserId).Select(s => s.Value)];

    public void Add(long botUserId, MaxSubscription subscription) => _subscriptions[(botUserId, subscription.Url)] = subscription;

    public void Remove(long botUserId, string url) => _subscriptions.TryRemove((botUserId, url), out _);
}

internal sealed record MaxSubscription(string Url, long Time, IReadOnlyList<string>? UpdateTypes);
