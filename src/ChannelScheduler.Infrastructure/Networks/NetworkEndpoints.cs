using System.Collections.Concurrent;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Vk;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Live addresses come from options. The sandbox's are known only once the server listens: whoever hosts it says so with <see cref="UseSandbox"/>.</summary>
public sealed class NetworkEndpoints(IOptions<MaxOptions> max, IOptions<VkOptions> vk) : INetworkEndpoints
{
    private readonly ConcurrentDictionary<Network, Uri> _sandbox = new();

    /// <exception cref="ArgumentException">The address is plain http to somewhere else than this machine.</exception>
    public void UseSandbox(Network network, Uri baseUrl)
    {
        if (!BaseAddress.IsAllowed(baseUrl)) throw new ArgumentException($"{baseUrl} is neither https nor on this machine.", nameof(baseUrl));
        _sandbox[network] = baseUrl;
    }

    public Uri BaseUrlOf(Network network, ChannelEnvironment environment) => environment switch
    {
        ChannelEnvironment.Live => network == Network.Max ? max.Value.BaseUrl : vk.Value.BaseUrl,
        _ => _sandbox.TryGetValue(network, out var url) ? url : throw new InvalidOperationException($"The sandbox of {network} has no address: it is switched off or not yet started."),
    };
}
