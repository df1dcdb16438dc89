using System.Net;
using System.Security.Cryptography;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Vk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelScheduler.Infrastructure.Networks;

public static class NetworkServices
{
    /// <summary>Both networks' clients and publishers. Needs logging; takes <see cref="TimeProvider"/> and <see cref="INetworkEndpoints"/> from the container if they are there.</summary>
    public static IServiceCollection AddNetworkClients(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MaxOptions>().Bind(configuration.GetSection(MaxOptions.Section))
            .Validate(options => BaseAddress.IsAllowed(options.BaseUrl), $"{MaxOptions.Section}:BaseUrl must be https, or http on this machine.")
            .Validate(options => IsBundle(options.TrustedRootsPath), $"{MaxOptions.Section}:TrustedRootsPath must be a PEM file with at least one root certificate.")
            .ValidateOnStart();
        services.AddOptions<VkOptions>().Bind(configuration.GetSection(VkOptions.Section))
            .Validate(options => BaseAddress.IsAllowed(options.BaseUrl), $"{VkOptions.Section}:BaseUrl must be https, or http on this machine.")
            .Validate(options => Version.TryParse(options.ApiVersion, out _), $"{VkOptions.Section}:ApiVersion must look like 5.199.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INetworkClock, NetworkClock>();
        services.TryAddSingleton<NetworkEndpoints>();
        services.TryAddSingleton<INetworkEndpoints>(provider => provider.GetRequiredService<NetworkEndpoints>());
        services.TryAddSingleton<NetworkCaller>();
        services.TryAddSingleton<MaxTrustStore>();
        services.TryAddSingleton<MaxConnector>();
        services.TryAddSingleton<VkConnector>();
        services.TryAddSingleton<MaxBotClient>();
        services.TryAddSingleton<VkApiClient>();
        services.AddSingleton<IChannelPublisher, MaxPublisher>();
        services.AddSingleton<IChannelPublisher, VkPublisher>();

        services.AddReadClient(NetworkClients.MaxRead, Network.Max);
        services.AddReadClient(NetworkClients.VkRead, Network.Vk);
        services.AddPublishClient(NetworkClients.MaxPublish, Network.Max);
        services.AddPublishClient(NetworkClients.VkPublish, Network.Vk);
        return services;
    }

    private static void AddReadClient(this IServiceCollection services, string name, Network network) =>
        services.AddClient(name, network, connectionLifetime: TimeSpan.FromMinutes(5));

    // No resilience handler here: to repeat a publishing request is the runner's decision alone. And no pooled connection: see NetworkClients.
    private static void AddPublishClient(this IServiceCollection services, string name, Network network) =>
        services.AddClient(name, network, connectionLifetime: TimeSpan.Zero)
            .AddHttpMessageHandler(provider => new SendDeadlineHandler(provider.GetRequiredService<TimeProvider>()));

    private static IHttpClientBuilder AddClient(this IServiceCollection services, string name, Network network, TimeSpan connectionLifetime) =>
        services.AddHttpClient(name, client =>
            {
                // NetworkCaller keeps the time by TimeProvider.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = 8 * 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => CreateHandler(connectionLifetime, network == Network.Max ? provider.GetRequiredService<MaxTrustStore>() : null))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(_ => true)
            .AddHttpMessageHandler(provider => new NetworkDateHandler(network, provider.GetRequiredService<INetworkClock>(), provider.GetRequiredService<TimeProvider>()));

    /// <param name="trust">Asked at each handshake, so that a root taken in a moment ago counts; null leaves the system's roots alone.</param>
    private static SocketsHttpHandler CreateHandler(TimeSpan connectionLifetime, MaxTrustStore? trust)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirected POST may arrive twice or somewhere else.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = connectionLifetime,
        };
        if (trust is not null) handler.SslOptions.RemoteCertificateValidationCallback = trust.Validate;
        return handler;
    }

    private static bool IsBundle(string? path)
    {
        if (string.IsNullOrWhiteSpace(path)) return true;
        try
        {
            TrustedRoots.Load(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
