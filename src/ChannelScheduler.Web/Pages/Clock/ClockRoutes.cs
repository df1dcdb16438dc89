using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Clock;

/// <summary>What the clock check of a page asks for: the time, and, when the device's is another, the notice.</summary>
internal static class ClockRoutes
{
    /// <summary>A day: a device that is further off says no more by its number.</summary>
    private const int MostSeconds = 86_400;

    public static void MapClock(this IEndpointRouteBuilder app)
    {
        app.MapGet("/clock", Tell).ForAnySignedIn().ExcludeFromDescription();
        app.MapGet("/clock/notice", ShowNotice).ForAnySignedIn().ExcludeFromDescription();
    }

    private static IResult Tell(HttpContext http, ClockReading clock)
    {
        // A time out of a cache is a wrong one.
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { now = clock.Read().Now.ToUnixTimeMilliseconds() });
    }

    private static IResult ShowNotice(HttpContext http, ClockReading clock, int? ahead)
    {
        http.Response.Headers.CacheControl = "no-store";
        return PageResult.Show<ClockNotice>(http, more: new Dictionary<string, object?>
        {
            [nameof(ClockNotice.Ahead)] = Math.Clamp(ahead ?? 0, -MostSeconds, MostSeconds),
            [nameof(ClockNotice.Source)] = clock.Read().Source,
        });
    }
}
