using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Long polling, webhook subscriptions and callback answers. https://dev.max.ru/docs-api/methods/GET/updates.</summary>
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
        Task.FromResult<object?>(new { Subscriptions = subscriptions.Of(request.Bot.UserId) });

    public async Task<object?> SubscribeAsync(MaxRequest request)
    {
        var body = await request.BodyAsync<MaxSubscriptionBody>();
        if (!Uri.TryCreate(body.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.Port != 443)
        {
            throw MaxApiException.BadPayload("url: https on port 443 is required");
        }

        if (body.Secret is not null && !Secret().IsMatch(body.Secret))
        {
            throw MaxApiException.BadPayload("secret: 5 to 256 of A-Z a-z 0-9 _ -");
        }

        subscriptions.Add(request.Bot.UserId, new MaxSubscription(body.Url!, time.GetUtcNow().ToUnixTimeMilliseconds(), body.UpdateTypes));
        return new { Success = true };
    }

    public Task<object?> UnsubscribeAsync(MaxRequest request)
    {
        var url = request.Query("url") ?? throw MaxApiException.BadPayload("Required query parameter 'url' is missing");
        subscriptions.Remove(request.Bot.UserId, url);
        return Task.FromResult<object?>(new { Success = true });
    }

    /// <summary>Nobody presses buttons here, so no callback id can be right.</summary>
    public static async Task<object?> AnswerAsync(MaxRequest request)
    {
        var body = await request.BodyAsync<MaxAnswerBody>();
        throw body.Message is null && body.Notification is null
            ? MaxApiException.BadPayload("message or notification required")
            : new MaxApiException(404, "not.found", $"Callback {request.Query("callback_id")} not found");
    }

    private sealed record MaxSubscriptionBody(string? Url, IReadOnlyList<string>? UpdateTypes, string? Secret);

    private sealed record MaxAnswerBody(object? Message, string? Notification);

    [GeneratedRegex("^[A-Za-z0-9_-]{5,256}$")]
    private static partial Regex Secret();
}
