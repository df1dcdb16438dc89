using System.Net.Http.Headers;
using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Posts one event to a webhook.</summary>
internal sealed class MaxHookClient(TimeProvider time) : IDisposable
{
    private const string SecretHeader = "X-Max-Bot-Api-Secret";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <returns>The status of the answer; null when none came.</returns>
    public async Task<int?> SendAsync(MaxSubscription subscription, JsonElement update, CancellationToken cancellation)
    {
        using var expiry = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(update, MaxJson.Options)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        if (subscription.Secret is { } secret)
        {
            request.Headers.TryAddWithoutValidation(SecretHeader, secret);
        }

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
