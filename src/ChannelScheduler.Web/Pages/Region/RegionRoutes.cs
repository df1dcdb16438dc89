using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Region;

namespace ChannelScheduler.Web.Pages.Region;

/// <summary>Many schools at a glance, their file, and reminders. Who only looks has no form here.</summary>
internal static class RegionRoutes
{
    public static void MapRegionPages(this IEndpointRouteBuilder app)
    {
        Role[] lookers = [.. RegionReader.Lookers];
        app.MapPage<RegionPage>(RegionQuestion.Path).For(lookers);
        app.MapGet(RegionQuestion.Path + "/export", Export).For(lookers).ExcludeFromDescription();
        app.MapForm<RegionPage>(RegionQuestion.Path + "/remind", RemindAsync).For(Role.ContentAdmin, Role.Admin);
    }

    private static IResult Export(RegionReader reader, TimeProvider time, HttpContext http)
    {
        var (question, now) = (RegionQuestion.Of(http), time.GetUtcNow());
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(stream => RegionCsv.WriteAsync(stream, reader.ReadAllAsync(question, http.RequestAborted), now, http.RequestAborted), "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"schools-{now:yyyy-MM-dd}.csv"));
    }

    /// <summary>One school by its own button, or those that are chosen.</summary>
    private static async Task<IResult> RemindAsync(PageForm form, RemindCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var result = await commands.RemindAsync(form.OptionalId("one") is { } one ? [one] : form.Ids("school"), cancellationToken);
        return PageResult.Redirect(RegionQuestion.Of(http).At(RegionQuestion.Path,
            ("after", RegionQuestion.AfterOf(http)), ("reminded", result.Reminded.ToString(CultureInfo.InvariantCulture)), ("skipped", result.Skipped.ToString(CultureInfo.InvariantCulture))));
    }
}
