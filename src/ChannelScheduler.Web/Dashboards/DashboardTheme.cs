using System.Text;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// Hangfire is dark where the device is. Who has chosen light or dark in the app gets that here, too: its dark style sheet is one media query, and this answers it.
/// On the server, so that the first paint is right; the charts follow in <c>dashboard.js</c>.
/// </summary>
internal static class DashboardTheme
{
    private const string Device = "@media (prefers-color-scheme: dark)";

    public static IEndpointConventionBuilder WithChosenTheme(this IEndpointConventionBuilder endpoints) => endpoints.Before(async (context, hangfire) =>
    {
        if (context.Request.Path.Value?.StartsWith(JobDashboard.Path + "/css-dark", StringComparison.OrdinalIgnoreCase) != true)
        {
            await hangfire(context);
            return;
        }
        using var sheet = new MemoryStream();
        var body = context.Response.Body;
        context.Response.Body = sheet;
        try
        {
            await hangfire(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        if (sheet.Length == 0) return;
        // The same address says something else after the next choice.
        context.Response.Headers.Remove("Expires");
        context.Response.Headers.CacheControl = "no-store";
        var text = Encoding.UTF8.GetString(sheet.ToArray());
        await context.Response.WriteAsync(Theme.Of(context) switch
        {
            Theme.Dark => text.Replace(Device, "@media all", StringComparison.Ordinal),
            Theme.Light => text.Replace(Device, "@media not all", StringComparison.Ordinal),
            _ => text,
        }, context.RequestAborted);
    });
}
