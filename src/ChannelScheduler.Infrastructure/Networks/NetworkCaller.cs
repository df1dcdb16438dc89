using System.Net.Http.Headers;
using System.Text;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>
/// Sends one request once and says how far it got. Every failure becomes a <see cref="NetworkReply"/>: what may have been stored must not end as an exception
/// that somebody takes for "nothing happened".
/// </summary>
public sealed class NetworkCaller(IHttpClientFactory clients, TimeProvider timeProvider)
{
    /// <summary>Reads and uploads have no lease to respect; a network that needs longer is as good as unreachable.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(5);

    /// <param name="clientName">A read client of <see cref="NetworkClients"/>.</param>
    /// <param name="secrets">What must not appear in any text of the reply.</param>
    /// <param name="held">How long the network was asked to hold its answer back; that long the read is given beside its own time.</param>
    public Task<NetworkReply> ReadAsync(string clientName, HttpRequestMessage request, IReadOnlyList<string?> secrets, CancellationToken cancellationToken, TimeSpan held = default) =>
        SendAsync(clientName, request, ReadTimeout + held, secrets, cancellationToken);

    public Task<NetworkReply> UploadAsync(string clientName, HttpRequestMessage request, IReadOnlyList<string?> secrets, CancellationToken cancellationToken) =>
        SendAsync(clientName, request, UploadTimeout, secrets, cancellationToken);

    /// <param name="clientName">A publishing client of <see cref="NetworkClients"/>.</param>
    /// <param name="deadline">The request does not leave after it, and is given up at it.</param>
    public Task<NetworkReply> PublishAsync(string clientName, HttpRequestMessage request, DateTimeOffset deadline, IReadOnlyList<string?> secrets, CancellationToken cancellationToken)
    {
        request.Options.Set(NetworkRequest.SendDeadline, deadline);
        var left = deadline - timeProvider.GetUtcNow();
        return left <= TimeSpan.Zero
            ? Task.FromResult<NetworkReply>(new NetworkReply.NotSent(NetworkFault.DeadlinePassed, new SendDeadlinePassedException(deadline).Message))
            : SendAsync(clientName, request, left, secrets, cancellationToken);
    }

    /// <exception cref="OperationCanceledException">Cancelled before anything was sent; later, cancelling gives <see cref="NetworkReply.Broken"/>.</exception>
    private async Task<NetworkReply> SendAsync(string clientName, HttpRequestMessage request, TimeSpan timeout, IReadOnlyList<string?> secrets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var expiry = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(clientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            // Bytes, not ReadAsStringAsync: a made-up charset in the header would throw.
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(either.Token));
            return new NetworkReply.Answered((int)response.StatusCode, body, SecretScrubber.Clean(body, secrets), RetryAfterOf(response.Headers.RetryAfter));
        }
        catch (SendDeadlinePassedException exception)
        {
            return new NetworkReply.NotSent(NetworkFault.DeadlinePassed, exception.Message);
        }
        catch (HttpRequestException exception) when (NeverArrived(exception.HttpRequestError) is not null)
        {
            return new NetworkReply.NotSent(NeverArrived(exception.HttpRequestError)!.Value, Describe(exception, secrets));
        }
        catch (OperationCanceledException exception) when (exception.InnerException is TimeoutException && !either.IsCancellationRequested)
        {
            // HttpClient.Timeout is off, so this can only be the connect timeout.
            return new NetworkReply.NotSent(NetworkFault.ConnectTimeout, Describe(exception, secrets));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return new NetworkReply.Broken(exception is OperationCanceledException ? NetworkFault.Timeout : NetworkFault.Cut, Describe(exception, secrets));
        }
    }

    private static NetworkFault? NeverArrived(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => NetworkFault.NameNotFound,
        HttpRequestError.ConnectionError => NetworkFault.NoConnection,
        HttpRequestError.SecureConnectionError => NetworkFault.Tls,
        HttpRequestError.ProxyTunnelError => NetworkFault.Proxy,
        _ => null,
    };

    private static string Describe(Exception exception, IReadOnlyList<string?> secrets)
    {
        var inner = exception.InnerException is { } cause && cause.Message != exception.Message ? $" {cause.Message}" : "";
        return SecretScrubber.Excerpt(SecretScrubber.Clean(exception.Message + inner, secrets));
    }

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
    {
        var pause = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
