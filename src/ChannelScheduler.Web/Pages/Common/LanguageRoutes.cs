using Microsoft.AspNetCore.Localization;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Keeps the chosen language in a cookie of a year.</summary>
internal static class LanguageRoutes
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void MapLanguage(this IEndpointRouteBuilder app) => app.MapGet("/language", (HttpContext http, string? to, string? back) =>
    {
        var language = to == "en" ? "en" : "ru";
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions { MaxAge = Kept, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax });
        return PageResult.Redirect(PageResult.Local(back));
    }).AllowAnonymous().ExcludeFromDescription();
}
