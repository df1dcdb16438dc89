using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Registration of the MAX stand-in.</summary>
internal static class MaxSandboxServices
{
    public static IServiceCollection AddMaxSandbox(this IServiceCollection services) => services
        .AddSingleton<MaxDirectory>()
        .AddSingleton<MaxPosts>()
        .AddSingleton<MaxPeople>()
        .AddSingleton<MaxPhone>()
        .AddSingleton<MaxUploads>()
        .AddSingleton<MaxUpdates>()
        .AddSingleton<MaxSubscriptions>()
        .AddSingleton<MaxAttachmentReader>()
        .AddSingleton<MaxContentReader>()
        .AddSingleton<MaxRateLimiter>()
        .AddSingleton<MaxView>()
        .AddSingleton<MaxPipeline>()
        .AddSingleton<MaxChatCalls>()
        .AddSingleton<MaxPlaces>()
        .AddSingleton<MaxMessageCalls>()
        .AddSingleton<MaxAnswerCalls>()
        .AddSingleton<MaxUploadCalls>()
        .AddSingleton<MaxUpdateCalls>()
        .AddSingleton<MaxHookClient>()
        .AddSingleton<MaxWebhooks>()
        .AddHostedService(services => services.GetRequiredService<MaxWebhooks>())
        .AddSingleton<ISandboxWorld, MaxSandboxWorld>();
}
