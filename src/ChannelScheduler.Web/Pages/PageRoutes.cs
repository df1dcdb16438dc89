using ChannelScheduler.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelScheduler.Web.Pages;

internal static class PageRoutes
{
    public static void MapStartPage(this IEndpointRouteBuilder app) =>
        app.MapGet("/", (ServerOptions options) => new RazorComponentResult<StartPage>(new { options.SandboxEnabled })).AllowAnonymous().ExcludeFromDescription();
}
