using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Sandbox;

/// <summary>
/// The sandbox as a program of its own: each network at the root of its own port on 127.0.0.1, so that any client of
/// these APIs can be pointed at it; control calls and reader's pages on both ports.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SandboxHost(IHost host, Uri max, Uri vk)
    {
        _host = host;
        MaxAddress = max;
        VkAddress = vk;
    }

    public Uri MaxAddress { get; }

    public Uri VkAddress { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts listening. Port 0 takes a free one.</summary>
    /// <param name="time">Clock of both networks; null is the system's.</param>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<SandboxHost> StartAsync(
        SandboxOptions options, int maxPort, int vkPort, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var vkPortInUse = vkPort;
        var host = new HostBuilder().ConfigureWebHost(web => web
            .UseKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, maxPort);
                kestrel.Listen(IPAddress.Loopback, vkPort);
                // The networks take big videos; the stand-in's own limits answer, not the server's.
                kestrel.Limits.MaxRequestBodySize = null;
            })
            .ConfigureServices(services =>
            {
                services.AddSingleton(time ?? TimeProvider.System);
                services.AddRouting();
                services.AddSandbox(options);
            })
            .ConfigureLogging(log => log.AddConsole().SetMinimumLevel(LogLevel.Warning))
            .Configure(app =>
            {
                // Branches by port: two networks own the root path, and a Host header can be anything.
                app.MapWhen(c => c.Connection.LocalPort == vkPortInUse, vk => MapRoot(vk, e => e.MapVkSandbox("")));
                MapRoot(app, e => e.MapMaxSandbox(""));
            })).Build();

        await host.StartAsync(cancellation);
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
            .Addresses.Select(a => new Uri(a)).ToList();
        vkPortInUse = addresses[1].Port;
        return new SandboxHost(host, addresses[0], addresses[1]);
    }

    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _host.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        // Cut what still hangs (long polls, slow faults) instead of waiting for it.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _host.StopAsync(atOnce.Token);
        _host.Dispose();
    }

    private static void MapRoot(IApplicationBuilder app, Action<IEndpointRouteBuilder> network)
    {
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapSandboxControl("");
            endpoints.MapSandboxReader("/sandbox");
            network(endpoints);
        });
    }
}
