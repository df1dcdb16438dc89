using System.Text;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelScheduler.Web.Pages.Schools.Importing;

/// <summary>The forms of an upload of schools, and the files that its pages offer.</summary>
internal static class SchoolImportForms
{
    private const string Csv = "text/csv; charset=utf-8";

    public static async Task<IResult> UploadAsync(PageForm form, SchoolImportCommands commands, CancellationToken cancellationToken)
    {
        ImportFile? table = null;
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancellationToken);
            table = new ImportFile(Path.GetFileName(file.FileName), copy.ToArray());
        }
        var import = await commands.UploadAsync(table, storesAtOnce: false, skipsErrors: false, cancellationToken);
        return PageResult.Redirect($"{SchoolImportRoutes.Path}/{import.Id}");
    }

    public static async Task<IResult> StoreAsync(Guid importId, PageForm form, SchoolImportCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        form.RequireVersion(import.Version);
        await commands.StoreAsync(import, form.Checked("skipErrors"), cancellationToken);
        commands.WakeAfter(http);
        return PageResult.Redirect($"{SchoolImportRoutes.Path}/{importId}");
    }

    public static async Task<IResult> DiscardAsync(Guid importId, PageForm form, SchoolImportCommands commands, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        form.RequireVersion(import.Version);
        await commands.DiscardAsync(import, cancellationToken);
        return PageResult.Redirect(SchoolImportRoutes.Path, "SchoolImportDiscarded");
    }

    /// <summary>How far it is, as a piece of the page; 204 when there is nothing more to wait for.</summary>
    public static async Task<IResult> ProgressAsync(Guid importId, SchoolImportCommands commands, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        return import.State == ImportState.Storing ? new RazorComponentResult<SchoolImportProgress>(new { Import = import }) : Results.NoContent();
    }

    public static async Task<IResult> ProblemsAsync(Guid importId, SchoolImportCommands commands, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        return Results.File(ProblemTable.Write(import.Lines.Where(one => one.Errors.Count > 0).Select(one => (one.Raw, ProblemTable.Words(one.Errors)))), Csv, SchoolImportPageTexts.Get("ProblemsFile"));
    }

    // With the mark and with semicolons, so that Excel in Russia opens it as it is.
    public static IResult Sample() => Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SchoolImportPageTexts.Get("Sample").ReplaceLineEndings("\r\n"))], Csv, SchoolImportPageTexts.Get("SampleFile"));
}
