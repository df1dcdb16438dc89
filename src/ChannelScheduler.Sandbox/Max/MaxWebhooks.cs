using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>
/// Sends events to webhooks, each bot's in order. What is not answered with 200 comes again, unchanged, after 60 s, 150 s and 375 s; MAX goes on in this way
/// ten times, the sandbox then leaves the event out. https://dev.max.ru/docs-api/methods/POST/subscriptions
/// </summary>
internal sealed class MaxWebhooks(MaxSubscriptions subscriptions, MaxUpdates updates, MaxHookClient client, TimeProvider time, ILogger<MaxWebhooks> logger) : BackgroundService
{
    private const int MaxRepeats = 3;
    private const double Growth = 2.5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(long, string), (int Failures, DateTimeOffset NotBefore)> _failing = new();

    /// <summary>Sends the last delivered event once more, as it was.</summary>
    /// <exception cref="ArgumentException">Nothing was delivered yet.</exception>
    public async Task<object> ReplayAsync(long botUserId, CancellationToken cancellation)
    {
        var last = subscriptions.Of(botUserId).Where(s => s.LastSent is not null).MaxBy(s => s.LastSent) ?? throw new ArgumentException("no event was delivered to a webhook of this bot");
        var update = updates.Next(botUserId, last.LastSent!.Value - 1, last)!;
        return new { update.Type, last.Url, Status = await client.SendAsync(last, update.Body, cancellation) };
    }

    // The host may stop without patience; the loop ends as soon as it is told to, so nothing stays behind.
    public override Task StopAsync(CancellationToken cancellationToken) => base.StopAsync(CancellationToken.None);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = updates.NextAsync();
            var pauses = await Task.WhenAll(subscriptions.All().Where(s => s.IsCalled).Select(s => TryDeliverAsync(s, stoppingToken)));
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(pauses.Min() ?? Timeout.InfiniteTimeSpan, time, woken.Token));
            await woken.CancelAsync();
        }
    }

    // A full disk of a stand-in must not end the program that it is a part of.
    private async Task<TimeSpan?> TryDeliverAsync(MaxSubscription subscription, CancellationToken stopping)
    {
        try
        {
            return await DeliverAsync(subscription, stopping);
        }
        catch (IOException e)
        {
            logger.LogWarning(e, "What a webhook got could not be noted; it is sent again");
            return FirstPause;
        }
    }

    /// <returns>How long to wait with what could not be delivered; null when nothing is left.</returns>
    private async Task<TimeSpan?> DeliverAsync(MaxSubscription subscription, CancellationToken stopping)
    {
        var key = (subscription.BotUserId, subscription.Url);
        for (var now = subscription; now is not null && updates.Next(now.BotUserId, now.Passed, now) is { } update && !stopping.IsCancellationRequested;)
        {
            var (failures, notBefore) = _failing.GetValueOrDefault(key);
            if (notBefore > time.GetUtcNow())
            {
                return notBefore - time.GetUtcNow();
            }

            var delivered = await client.SendAsync(now, update.Body, stopping) == 200;
            if (!delivered && failures < MaxRepeats)
            {
                _failing[key] = (failures + 1, time.GetUtcNow() + (FirstPause * Math.Pow(Growth, failures)));
                continue;
            }

            _failing.TryRemove(key, out _);
            updates.Pass(now.BotUserId, update.Number);
            now = subscriptions.Change(now, s => s with { Passed = update.Number, LastSent = delivered ? update.Number : s.LastSent });
        }

        return null;
    }
}
