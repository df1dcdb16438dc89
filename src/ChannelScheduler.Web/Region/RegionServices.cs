namespace ChannelScheduler.Web.Region;

internal static class RegionServices
{
    /// <summary>What is shown of many schools at once.</summary>
    public static IServiceCollection AddRegion(this IServiceCollection services) => services.AddScoped<RegionMenu>().AddScoped<RegionReader>().AddScoped<RemindCommands>();
}
