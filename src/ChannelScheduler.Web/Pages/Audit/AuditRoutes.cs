using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>The log and its file.</summary>
internal static class AuditRoutes
{
    public static void MapAuditPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<AuditPage>(AuditQuestion.Path).For(Role.Admin, Role.ContentAdmin);
        app.MapGet(AuditQuestion.Path + "/export", Export).For(Role.Admin, Role.ContentAdmin).ExcludeFromDescription();
    }

    private static IResult Export(AuditReader reader, TimeProvider time, HttpContext http)
    {
        var question = AuditQuestion.Of(http.Request.Query);
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(stream => AuditCsv.WriteAsync(stream, reader.ReadAllAsync(question, http.RequestAborted), http.RequestAborted), "text/csv; charset=utf-8", $"audit-{day}.csv");
    }
}
