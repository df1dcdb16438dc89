using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Tells the <see cref="INetworkClock"/> what time a live network says it is.</summary>
public sealed class NetworkDateHandler(Network network, INetworkClock clock, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.Date is { } date && request.Options.TryGetValue(NetworkRequest.IsLive, out var live) && live)
            clock.Report(network, date, timeProvider.GetUtcNow());
        return response;
    }
}
