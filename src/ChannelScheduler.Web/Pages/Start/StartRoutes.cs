using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Board;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Start;

/// <summary>Where the address alone leads to.</summary>
internal static class StartRoutes
{
    public static void MapStart(this IEndpointRouteBuilder app) => app.MapGet("/", Start).AllowAnonymous().ExcludeFromDescription();

    /// <summary>For them the dashboard is where everything begins.</summary>
    public static bool OnlyManages(Actor actor) => actor.IsSignedIn && actor.HasAny([Role.Manager]) && !actor.HasAny([Role.PressOfficer, Role.ContentAdmin, Role.Admin]);

    // Who manages and does nothing else has no day's work to be shown, but all that the schools do.
    private static IResult Start(HttpContext http, Actor actor) =>
        OnlyManages(actor)
            ? PageResult.Redirect(BoardAddress.Path + http.Request.QueryString)
            : PageResult.Show<StartPage>(http);
}
