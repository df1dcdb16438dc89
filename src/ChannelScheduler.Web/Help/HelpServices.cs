namespace ChannelScheduler.Web.Help;

internal static class HelpServices
{
    public static void AddHelp(this IServiceCollection services)
    {
        services.AddSingleton<EditedHelp>();
        services.AddScoped<HelpDesk>();
        services.AddScoped<HelpCommands>();
    }
}
