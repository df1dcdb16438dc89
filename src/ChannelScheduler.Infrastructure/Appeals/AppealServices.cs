using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Infrastructure.Appeals;

public static class AppealServices
{
    /// <summary>Appeals' files lie under <c>appeals/</c> of the data folder.</summary>
    public static IServiceCollection AddAppeals(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(provider => new AppealFileStore(Path.Combine(dataDirectory, "appeals"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AppealLetter>();
        services.AddSingleton<AppealReminders>();
        services.AddSingleton<AppealFileCare>();
        services.AddHostedService<AppealService>();
        return services;
    }
}
