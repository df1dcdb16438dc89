using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Api;

/// <summary>Many schools from one table. The storing is done beside the request: ask again until <c>state</c> says that it is over.</summary>
internal static class SchoolImportApi
{
    public static void MapSchoolImport(this IEndpointRouteBuilder api)
    {
        var import = api.MapGroup("/schools/import").WithTags("Import");
        import.MapPost("", UploadAsync).For(Role.Admin).WithMetadata(new RequestSizeLimitAttribute(2 * SchoolImportLimits.MostBytes), new BeforeTransaction(ImportApi.ReceiveAsync)).Produces<SchoolImportResponse>(StatusCodes.Status202Accepted);
        import.MapGet("/{id:guid}", GetAsync).For(Role.Admin).Produces<SchoolImportResponse>();
        import.MapPost("/{id:guid}/store", StoreAsync).For(Role.Admin).Produces<SchoolImportResponse>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, SchoolImportCommands commands, CancellationToken cancellationToken, bool dryRun = true, bool skipErrors = false)
    {
        var file = http.Features.Get<ImportFile>()!;
        if (file.Content.Length == 0) throw ApiException.Invalid("CsvNeeded", "body");
        return Accepted(await commands.UploadAsync(file, storesAtOnce: !dryRun, skipErrors, cancellationToken), commands, http);
    }

    private static async Task<IResult> GetAsync(Guid id, SchoolImportCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(SchoolImportResponse.From(await commands.OpenAsync(id, cancellationToken)));

    private static async Task<IResult> StoreAsync(Guid id, HttpContext http, SchoolImportCommands commands, CancellationToken cancellationToken, SchoolImportChoice? choice = null)
    {
        var import = await commands.OpenAsync(id, cancellationToken);
        await commands.StoreAsync(import, choice?.SkipErrors == true, cancellationToken);
        return Accepted(import, commands, http);
    }

    private static IResult Accepted(SchoolImport import, SchoolImportCommands commands, HttpContext http)
    {
        commands.WakeAfter(http);
        return TypedResults.Accepted($"/api/v1/schools/import/{import.Id}", SchoolImportResponse.From(import));
    }
}
