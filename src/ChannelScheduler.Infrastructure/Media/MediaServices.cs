using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelScheduler.Infrastructure.Media;

public static class MediaServices
{
    /// <summary>Registers <see cref="MediaIntake"/>, <see cref="MediaInspector"/>, <see cref="MediaPreview"/> and <see cref="MediaFileStore"/> under <c>media/</c> of the data folder.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, string dataDirectory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new MediaFileStore(Path.Combine(dataDirectory, "media"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MediaInspector>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<MediaPreview>();
        return services;
    }
}
