using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Long polling and webhook subscriptions. https://dev.max.ru/docs-api/methods/GET/updates.</summary>
internal sealed partial class MaxUpdateCalls(
    MaxPipeline pipeline, MaxUpdates updates, MaxSubscriptions subscriptions, TimeProvider time)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private const int DefaultSeconds = 30;
    private const int MaxSeconds = 90;

    public async Task<object?> PollAsync(MaxRequest request)
    {
        var limit = request.Number("limit") ?? DefaultLimit;
        var seconds = request.Number("timeout") ?? DefaultSeconds;
        if (limit is < 1 or > MaxLimit || seconds is < 0 or > MaxSeconds)
        {
            throw MaxApiException.BadPayload($"limit: 1 to {MaxLimit}; timeout: 0 to {MaxSeconds}");
        }

        if (await pipeline.StoppedAsync(request, null, FaultOperations.Read))
        {
            return null;
        }

        var types = (request.Query("types") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var marker = request.Number("marker");
        var timeout = Task.Delay(TimeSpan.FromSeconds(seconds), time, request.Context.RequestAborted);
        while (true)
        {
            var next = updates.NextAsync();
            var webhook = subscriptions.Of(request.Bot.UserId).Count > 0;
            var (found, newMarker) = webhook ? ([], marker ?? 0) : updates.Take(request.Bot.UserId, marker, (int)limit, types);
            if (found.Count > 0 || timeout.IsCompleted)
            {
                return new { Updates = found, Marker = newMarker };
            }

            await Task.WhenAny(next, timeout);
        }
    }

    public Task<object?> SubscriptionsAsync(MaxRequest request) =>
        Task.FromResult<object?>(new { Subscriptions = subscriptions.Of(request.Bot.UserId).Select(s => new { s.Url, s.Time, s.UpdateTypes }) });

    public async Task<object?> SubscribeAsync(MaxRequest request)
    {
        var body = await request.BodyAsync<MaxSubscriptionBody>();
        if (!Uri.TryCreate(body.Url, UriKind.Absolute, out var url) || !IsAddress(url))
        {
            throw MaxApiException.BadPayload("url: https on port 443 is required");
        }

        if (body.Secret is not null && !Secret().IsMatch(body.Secret))
        {
            throw MaxApiException.BadPayload("secret: 5 to 256 of A-Z a-z 0-9 _ -");
        }

        // What happened before is for who polled then.
        subscriptions.Add(new MaxSubscription(request.Bot.UserId, body.Url!, time.GetUtcNow().ToUnixTimeMilliseconds(), body.UpdateTypes, body.Secret, updates.Last));
        return new { Success = true };
    }

    public Task<object?> UnsubscribeAsync(MaxRequest request)
    {
        var url = request.Query("url") ?? throw MaxApiException.BadPayload("Required query parameter 'url' is missing");
        subscriptions.Remove(request.Bot.UserId, url);
        return Task.FromResult<object?>(new { Success = true });
    }

    // MAX takes https on port 443 alone. A program on this machine has neither a certificate nor that port, and without an exception nobody could try webhooks here.
    private static bool IsAddress(Uri url) => (url.Scheme == Uri.UriSchemeHttps && url.Port == 443) || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private sealed record MaxSubscriptionBody(string? Url, IReadOnlyList<string>? UpdateTypes, string? Secret);

    [GeneratedRegex("^[A-Za-z0-9_-]{5,256}$")]
    private static partial Regex Secret();
}
