namespace ChannelScheduler.Web.Pages.Common;

/// <summary>
/// The answer of a form that made a secret: a page that shows it, this once. It is rendered after the commit; the same form sent again makes no second one and
/// leads to <paramref name="location"/>.
/// </summary>
internal sealed class ShownOnce(string location, Func<HttpContext, Task<IResult>> show) : IResult, IFormDone
{
    public string Location => location;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        await (await show(httpContext)).ExecuteAsync(httpContext);
    }
}
