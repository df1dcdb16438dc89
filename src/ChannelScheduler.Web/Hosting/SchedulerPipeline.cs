using ChannelScheduler.Sandbox;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Bots;
using ChannelScheduler.Web.Dashboards;
using ChannelScheduler.Web.Pages;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Hosting;

/// <summary>What a request passes, and every route.</summary>
public static class SchedulerPipeline
{
    public static void UseChannelScheduler(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<ProxyRules>();
        // First of all: everything after it goes by who asks, and how.
        if (proxy.IsDeclared) app.UseForwardedHeaders(proxy.ToOptions());
        app.UseRequestLocalization();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        if (proxy.IsDeclared) app.UseMiddleware<ProxyGuard>();
        app.UseStatusCodePages(ProblemExceptionHandler.WriteStatusAsync);
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseWhen(context => SandboxGuard.IsStandIn(context.Request.Path), standIns => standIns.UseMiddleware<SandboxGuard>());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RoleMiddleware>();
        // Only now: a body of somebody who may not send one is not worth receiving.
        app.UseMiddleware<BodyHashMiddleware>();

        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapPages();
        app.MapHealth();
        app.MapMetrics();
        app.MapBotHooks();
        app.MapJobDashboard();
        if (app.Services.GetRequiredService<ServerOptions>().SandboxEnabled) app.MapSandbox();

        var api = app.MapGroup("/api/v1").AddEndpointFilter<WriteFilter>();
        foreach (var status in ProblemExceptionHandler.Documented) api.ProducesProblem(status);
        api.MapSchools();
        api.MapUsers();
        api.MapApiKeys();
        api.MapChannels();
        api.MapChannelConnections();
        api.MapTrustedRoots();
        api.MapLint();
        api.MapDiagnose();
        api.MapMedia();
        api.MapPosts();
        api.MapPostActions();
        api.MapPostVersions();
        api.MapPostFindings();
        api.MapPublications();
        api.MapSeries();
        api.MapImport();
        api.MapSchoolImport();
        api.MapNotifications();
        api.MapAudit();
        api.MapHelp();
    }

    // The sandbox's own tokens guard its APIs, which only this machine may call; its readers are anybody, as in a real network.
    private static void MapSandbox(this WebApplication app)
    {
        var sandbox = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        sandbox.MapMaxSandbox("/sandbox/api/max");
        sandbox.MapVkSandbox("/sandbox/api/vk");
        sandbox.MapSandboxControl("");
        sandbox.MapSandboxReader("/sandbox", home: "/");
    }
}
