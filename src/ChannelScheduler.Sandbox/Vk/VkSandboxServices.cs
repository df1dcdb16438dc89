using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Registration of the VK stand-in.</summary>
internal static class VkSandboxServices
{
    public static IServiceCollection AddVkSandbox(this IServiceCollection services) => services
        .AddSingleton<VkWorld>()
        .AddSingleton<VkApi>()
        .AddSingleton<VkApiFaults>()
        .AddSingleton<VkPhotoMethods>()
        .AddSingleton<VkMethodHandler>()
        .AddSingleton<VkUploadHandler>()
        .AddSingleton<ISandboxWorld, VkSandboxWorld>();
}
