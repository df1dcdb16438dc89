using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Importing;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Api;

/// <summary>Many posts from one table. The work is done beside the request: ask again until <c>state</c> says that it is over.</summary>
internal static class ImportApi
{
    public static void MapImport(this IEndpointRouteBuilder api)
    {
        Role[] writers = [Role.PressOfficer, Role.ContentAdmin];
        var import = api.MapGroup("/import").WithTags("Import");
        import.MapPost("", UploadAsync).For(writers).WithMetadata(new RequestSizeLimitAttribute(2 * ImportLimits.MostBytes), new BeforeTransaction(ReceiveAsync)).Produces<ImportResponse>(StatusCodes.Status202Accepted);
        import.MapGet("/{id:guid}", GetAsync).For(writers).Produces<ImportResponse>();
        import.MapPost("/{id:guid}/store", StoreAsync).For(writers).Produces<ImportResponse>(StatusCodes.Status202Accepted);
    }

    // A body over a slow line must not hold a transaction.
    internal static async Task ReceiveAsync(HttpContext http)
    {
        using var copy = new MemoryStream();
        await http.Request.Body.CopyToAsync(copy, http.RequestAborted);
        http.Features.Set(new ImportFile("table.csv", copy.ToArray()));
    }

    private static async Task<IResult> UploadAsync(HttpContext http, ImportCommands commands, CancellationToken cancellationToken, bool dryRun = true, bool submit = false, Guid? schoolId = null)
    {
        var file = http.Features.Get<ImportFile>()!;
        if (file.Content.Length == 0) throw ApiException.Invalid("CsvNeeded", "body");
        var import = await commands.UploadAsync(schoolId, [file], submit, storesAtOnce: !dryRun, cancellationToken);
        commands.WakeAfter(http);
        return TypedResults.Accepted($"/api/v1/import/{import.Id}", ImportResponse.From(import));
    }

    private static async Task<IResult> GetAsync(Guid id, ImportCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(ImportResponse.From(await commands.OpenAsync(id, cancellationToken)));

    private static async Task<IResult> StoreAsync(Guid id, HttpContext http, ImportCommands commands, CancellationToken cancellationToken, ImportChoice? choice = null)
    {
        var import = await commands.OpenAsync(id, cancellationToken);
        if (choice is not null)
        {
            await commands.ChooseAsync(import, [.. import.Lines.Select(line => line.Number)], choice.Lines ?? import.Chosen, choice.Submit ?? import.Submits, cancellationToken);
        }
        await commands.StoreAsync(import, cancellationToken);
        commands.WakeAfter(http);
        return TypedResults.Accepted($"/api/v1/import/{import.Id}", ImportResponse.From(import));
    }
}
