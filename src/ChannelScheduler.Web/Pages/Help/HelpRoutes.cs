using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Help;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Help;

/// <summary>Questions and answers: for everybody, because whoever can't sign in needs them most. Editing is for admins.</summary>
internal static class HelpRoutes
{
    public const string Path = "/help";
    public const string Edits = "/help-edits";

    public static void MapHelpPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<HelpPage>(Path).AllowAnonymous();
        app.MapPage<HelpEntryPage>(Path + "/{id}").AllowAnonymous();
        app.MapPage<HelpEditsPage>(Edits).For(Role.Admin);
        app.MapPage<HelpEditPage>(Edits + "/{id}").For(Role.Admin);
        app.MapForm<HelpEditPage>(Edits + "/{id}", SaveAsync).For(Role.Admin);
        app.MapForm<HelpEditPage>(Edits + "/{id}/reset", ResetAsync).For(Role.Admin);
    }

    /// <summary>The region that a page's address asks for.</summary>
    public static string? RegionOf(HttpContext http) => http.Request.Query["region"].ToString() is { Length: > 0 } region ? region : null;

    /// <summary>The address of an entry in the reader's region.</summary>
    public static string AddressOf(string id, string? region) => Links.With($"{Path}/{id}", ("region", region));

    /// <summary>Where a topic's questions stand.</summary>
    public static string TopicAddress(string topic, string? region) => $"{Links.With(Path, ("region", region))}#{topic}";

    private static async Task<IResult> SaveAsync(string id, PageForm form, HelpCommands commands, FormState state, HttpContext http, CancellationToken cancellationToken)
    {
        var file = await commands.OpenAsync(id, form.OptionalText("region"), cancellationToken);
        var draft = new HelpDraft(form.Text("ru"), form.Text("en"), Date(form, "asOf"), Date(form, "until"));
        if (form.Text("then") == "preview")
        {
            await commands.CheckAsync(draft, cancellationToken);
            state.ShowAgain(http.Request.Path, "HelpPreview");
            return PageResult.Show<HelpEditPage>(http);
        }

        form.RequireVersion(file.Number);
        await commands.SaveAsync(file, draft, cancellationToken);
        return PageResult.Redirect(AddressOf(id, form.OptionalText("region")), "Saved");
    }

    private static async Task<IResult> ResetAsync(string id, PageForm form, HelpCommands commands, CancellationToken cancellationToken)
    {
        var file = await commands.OpenAsync(id, form.OptionalText("region"), cancellationToken);
        form.RequireVersion(file.Number);
        await commands.ResetAsync(file, cancellationToken);
        return PageResult.Redirect(AddressOf(id, form.OptionalText("region")), "HelpReset");
    }

    private static DateOnly? Date(PageForm form, string name) =>
        form.OptionalText(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2100 ? date
        : throw ApiException.Invalid("DateNeeded", name);
}
