using ChannelScheduler.Web.Api.Http;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>Hangfire's dashboard at <c>/hangfire</c>, behind our sign-in and roles.</summary>
/// <seealso href="https://docs.hangfire.io/en/latest/configuration/using-dashboard.html"/>
internal static class JobDashboard
{
    public const string Path = "/hangfire";

    // Hangfire keeps pages, menu and files of its dashboard in static lists that all hosts of a process share: ours go in once.
    private static readonly Lazy<bool> Parts = new(AddParts);

    public static void AddJobDashboard(this IServiceCollection services)
    {
        // Hangfire checks a form's token only where this is registered.
        services.AddAntiforgery();
        services.AddSingleton<PublicationLines>();
        services.AddSingleton<PublicationCounter>();
        services.AddSingleton<JobsSince>();
        services.AddSingleton<IAuthorizationHandler, DashboardAccessHandler>();
        services.AddAuthorizationBuilder().AddPolicy(DashboardAccess.Policy, policy => policy.AddRequirements(new DashboardAccess()));
    }

    public static void MapJobDashboard(this IEndpointRouteBuilder app)
    {
        _ = Parts.Value;
        // Made now: it remembers when.
        app.ServiceProvider.GetRequiredService<JobsSince>();
        var options = new DashboardOptions
        {
            Authorization = [new DashboardActionGuard()],
            IsReadOnlyFunc = DashboardActionGuard.IsReadOnly,
            DisplayNameFunc = JobNames.Of,
            DashboardTitle = "ChannelScheduler",
            // In memory it is a class name; on a database it would be its address.
            DisplayStorageConnectionString = false,
            StatsPollingInterval = 5_000,
        };
        app.MapHangfireDashboard(Path, options).RequireAuthorization(DashboardAccess.Policy).For(DashboardAccess.Readers).WithDashboardHeaders().WithFreshToken().WithChosenTheme();
    }

    private static bool AddParts()
    {
        DashboardRoutes.Routes.AddRazorPage(UpcomingPage.Path, _ => new UpcomingPage());
        NavigationMenu.Items.Insert(0, page => new MenuItem(DashboardTexts.Get("Upcoming"), page.Url.To(UpcomingPage.Path))
        {
            Active = page.RequestPath.StartsWith(UpcomingPage.Path, StringComparison.OrdinalIgnoreCase),
            Metrics = [.. DashboardCards.InMenu],
        });
        GlobalConfiguration.Configuration.UseJobDetailsRenderer(0, JobPost.Render);
        DashboardCards.Register(GlobalConfiguration.Configuration);
        var assembly = typeof(JobDashboard).Assembly;
        GlobalConfiguration.Configuration.UseDashboardStylesheet(assembly, "ChannelScheduler.Web.Dashboards.dashboard.css");
        GlobalConfiguration.Configuration.UseDashboardStylesheetDarkMode(assembly, "ChannelScheduler.Web.Dashboards.dashboard-dark.css");
        GlobalConfiguration.Configuration.UseDashboardJavaScript(assembly, "ChannelScheduler.Web.Dashboards.dashboard.js");
        return true;
    }
}
