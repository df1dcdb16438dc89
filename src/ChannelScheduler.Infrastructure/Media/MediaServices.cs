using ChannelScheduler.Core.Posts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelScheduler.Infrastructure.Media;

public static class MediaServices
{
    /// <summary>Registers <see cref="MediaIntake"/> and what it needs, with <see cref="MediaFileStore"/> under <c>media/</c> of the data folder, and the reader of QR codes.</summary>
    /// <param name="qrReader">The configured <see cref="QrReaderProgram.Key"/>.</param>
    public static IServiceCollection AddMedia(this IServiceCollection services, string dataDirectory, string? qrReader = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new MediaFileStore(Path.Combine(dataDirectory, "media"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MediaCleaner>();
        services.AddSingleton<MediaInspector>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<MediaPreview>();
        services.AddSingleton(new QrReaderProgram(qrReader, Environment.GetEnvironmentVariable("PATH")));
        services.AddSingleton<IQrReader, ZbarQrReader>();
        return services;
    }
}
