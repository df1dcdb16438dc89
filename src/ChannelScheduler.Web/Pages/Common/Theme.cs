namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Light, dark, or as the device says. A cookie keeps the choice for a year, and the server writes it into the page: the first paint is right.</summary>
internal static class Theme
{
    public const string Auto = "auto";
    public const string Light = "light";
    public const string Dark = "dark";
    private const string Cookie = "ChannelScheduler.Theme";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static IReadOnlyList<string> All => [Auto, Light, Dark];

    /// <returns>One of <see cref="All"/>.</returns>
    public static string Of(HttpContext http) => http.Request.Cookies[Cookie] is { } name && All.Contains(name) ? name : Auto;

    public static void MapTheme(this IEndpointRouteBuilder app) => app.MapGet("/theme", (HttpContext http, string? to, string? back) =>
    {
        var theme = to is not null && All.Contains(to) ? to : Auto;
        http.Response.Cookies.Append(Cookie, theme, new CookieOptions { MaxAge = Kept, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax });
        return PageResult.Redirect(PageResult.Local(back));
    }).AllowAnonymous().ExcludeFromDescription();
}
