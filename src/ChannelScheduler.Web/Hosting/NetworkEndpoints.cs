using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Live channels go where the configuration says; sandbox channels to this program's own stand-ins, over loopback.</summary>
internal sealed class NetworkEndpoints(IServer server, NetworkBaseUrls live) : INetworkEndpoints
{
    public Uri BaseUrlOf(Network network, ChannelEnvironment environment) =>
        environment == ChannelEnvironment.Live ? live.Of(network) : new Uri(Self(), network == Network.Max ? "/sandbox/api/max/" : "/sandbox/api/vk/");

    private Uri Self()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? throw new InvalidOperationException("The sandbox has no address before the program listens.");
        var address = BindingAddress.Parse(addresses.FirstOrDefault(one => one.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.First());
        return new UriBuilder(address.Scheme, address.Host is "localhost" or "127.0.0.1" or "[::1]" ? address.Host.Trim('[', ']') : "127.0.0.1", address.Port).Uri;
    }
}
