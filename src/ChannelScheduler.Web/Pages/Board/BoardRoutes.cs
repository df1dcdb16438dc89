using System.Globalization;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Islands;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>The dashboard and its file.</summary>
internal static class BoardRoutes
{
    public const string Export = BoardAddress.Path + "/export";

    public static void AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<BoardExports>();
        services.AddSingleton<BoardHealth>();
        services.AddScoped<BoardItems>();
        services.AddScoped<BoardQuotas>();
        services.AddScoped<BoardReader>();
        services.AddScoped<BoardDesk>();
    }

    public static void MapBoard(this IEndpointRouteBuilder app)
    {
        app.MapPage<BoardPage>(BoardAddress.Path).ForEveryRole().WithIsland();
        app.MapGet(Export, ExportAsync).ForEveryRole().ExcludeFromDescription();
    }

    private static async Task<IResult> ExportAsync(BoardReader reader, BoardExports exports, TimeProvider time, HttpContext http)
    {
        var address = BoardAddress.Parse(http.Request.QueryString.Value) with { After = null };
        var (items, _) = await reader.ExportAsync(address, http.RequestAborted);
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        var export = Guid.TryParse(http.Request.Query["mark"], out var mark) ? exports.Begin(mark) : null;
        return TypedResults.Stream(async stream =>
        {
            var isWhole = false;
            try
            {
                await BoardCsv.WriteAsync(stream, items, () => export?.Count(), http.RequestAborted);
                isWhole = true;
            }
            catch (ApiException)
            {
                // The role went in mid-file. What is sent can't be taken back; that it breaks off says that this is not all.
                http.Abort();
            }
            finally
            {
                // Broken off, by the reader or by us: the page that waits for it says so.
                if (export is not null) exports.End(export, isWhole);
            }
        }, "text/csv; charset=utf-8", $"posts-{day}.csv");
    }
}
