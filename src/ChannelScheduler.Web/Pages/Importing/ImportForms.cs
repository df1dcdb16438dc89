using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Importing;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelScheduler.Web.Pages.Importing;

/// <summary>The forms of an upload, and the files that its pages offer.</summary>
internal static class ImportForms
{
    private const string Csv = "text/csv; charset=utf-8";

    public static async Task<IResult> UploadAsync(PageForm form, ImportCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var sent = form.Files.GetFiles("files").Where(file => file.Length > 0).ToList();
        // Before they are in memory.
        if (sent.Sum(file => file.Length) > ImportLimits.MostBytes) throw ApiException.Invalid("ImportRefused", "files", ImportTexts.Get("TooLarge", ImportLimits.MostBytes / 1024 / 1024));
        var files = new List<ImportFile>();
        foreach (var file in sent)
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancellationToken);
            files.Add(new ImportFile(Path.GetFileName(file.FileName), copy.ToArray()));
        }
        var import = await commands.UploadAsync(form.OptionalId("schoolId"), files, form.Text("then") == "submit", storesAtOnce: false, cancellationToken);
        commands.WakeAfter(http);
        return PageResult.Redirect($"/import/{import.Id}");
    }

    /// <summary>Keeps the choice of the shown lines; then stores, turns the page, or just shows it again.</summary>
    public static async Task<IResult> ChooseAsync(Guid importId, PageForm form, ImportCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        form.RequireVersion(import.Version);
        await commands.ChooseAsync(import, Numbers(form, "shown"), Numbers(form, "chosen"), form.Text("then") == "submit", cancellationToken);
        if (form.Text("page") is { Length: > 0 } page && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)) return PageResult.Redirect($"/import/{importId}?page={wanted}");
        if (!form.Checked("store")) return PageResult.Redirect($"/import/{importId}", "ImportChosen");
        await commands.StoreAsync(import, cancellationToken);
        commands.WakeAfter(http);
        return PageResult.Redirect($"/import/{importId}");
    }

    public static async Task<IResult> DiscardAsync(Guid importId, PageForm form, ImportCommands commands, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        form.RequireVersion(import.Version);
        await commands.DiscardAsync(import, cancellationToken);
        return PageResult.Redirect("/import", "ImportDiscarded");
    }

    /// <summary>How far it is, as a piece of the page; 204 when there is nothing more to wait for.</summary>
    public static async Task<IResult> ProgressAsync(Guid importId, ImportCommands commands, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        return import.State is ImportState.Checking or ImportState.Storing ? new RazorComponentResult<ImportProgress>(new { Text = ProgressOf(import), import.Done, import.Total }) : Results.NoContent();
    }

    public static string ProgressOf(PostImport import) => ImportPageTexts.Get(import.State == ImportState.Checking ? "Checking" : "Storing", import.Done, import.Total);

    public static async Task<IResult> ProblemsAsync(Guid importId, ImportCommands commands, CancellationToken cancellationToken)
    {
        var import = await commands.OpenAsync(importId, cancellationToken);
        var table = ProblemTable.Write(import.Lines.Zip(import.Reports).Where(one => one.Second.Verdict is LineVerdict.Unusable or LineVerdict.Block));
        return Results.File(table, Csv, ImportPageTexts.Get("ProblemsFile"));
    }

    // With the mark and with semicolons, so that Excel in Russia opens it as it is.
    public static IResult Sample() => Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ImportPageTexts.Get("Sample").ReplaceLineEndings("\r\n"))], Csv, ImportPageTexts.Get("SampleFile"));

    private static List<int> Numbers(PageForm form, string name) => [.. form.All(name).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
}
