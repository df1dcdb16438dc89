using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelScheduler.CrashHost;

/// <summary>Puts the trap around what the runner speaks to; the runner itself is the real one.</summary>
public static class KillServices
{
    public static IServiceCollection AddKillPoint(this IServiceCollection services, KillPoint kill)
    {
        if (kill.Step is null) return services;
        services.AddSingleton<EfPublishingStore>();
        services.Replace(ServiceDescriptor.Singleton<IPublishingStore>(provider => KillingStore.Around(provider.GetRequiredService<EfPublishingStore>(), kill)));
        var publishers = services.Where(one => one.ServiceType == typeof(IChannelPublisher)).Select(one => one.ImplementationType!).ToList();
        services.RemoveAll<IChannelPublisher>();
        foreach (var publisher in publishers)
        {
            services.AddSingleton<IChannelPublisher>(provider => new KillingPublisher((IChannelPublisher)ActivatorUtilities.CreateInstance(provider, publisher), kill));
        }
        services.AddHttpClient(NetworkClients.MaxPublish).AddHttpMessageHandler(() => new KillingHandler(kill, Network.Max));
        services.AddHttpClient(NetworkClients.VkPublish).AddHttpMessageHandler(() => new KillingHandler(kill, Network.Vk));
        return services;
    }

    /// <summary>The head of the answer is there, so the network has done its work; nobody has read the body.</summary>
    private sealed class KillingHandler(KillPoint kill, Network network) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            kill.Reach(KillStep.AfterStored, network);
            return response;
        }
    }
}
