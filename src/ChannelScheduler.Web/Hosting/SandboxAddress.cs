using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Tells the network clients where this program's own stand-ins listen, as soon as the server knows its port.</summary>
internal sealed class SandboxAddress(IServer server, NetworkEndpoints endpoints, ServerOptions options) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.SandboxEnabled || server.Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 } addresses) return Task.CompletedTask;
        var address = BindingAddress.Parse(addresses.FirstOrDefault(one => one.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.First());
        var host = address.Host is "localhost" or "127.0.0.1" or "[::1]" ? address.Host : "127.0.0.1";
        var self = new Uri($"{address.Scheme}://{host}:{address.Port}");
        endpoints.UseSandbox(Network.Max, new Uri(self, "/sandbox/api/max/"));
        endpoints.UseSandbox(Network.Vk, new Uri(self, "/sandbox/api/vk/"));
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
