using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Infrastructure.Appeals;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Appeals;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Appeals;

/// <summary>Letters to the networks' support: written here, sent by a person, kept until they are answered.</summary>
internal static class AppealRoutes
{
    public const string Path = "/appeals";

    private const string One = Path + "/{appealId:guid}";

    private const string Files = "files";

    public static void MapAppeals(this IEndpointRouteBuilder app)
    {
        ChannelScheduler.Core.Schools.Role[] writers = [.. AppealCommands.Writers];
        app.MapPage<AppealsPage>(Path).For(writers);
        app.MapForm<AppealsPage>(Path, CreateAsync).For(writers);
        app.MapPage<AppealPage>(One).For(writers);
        app.MapForm<AppealPage>(One, SaveAsync).For(writers)
            .WithMetadata(new RequestSizeLimitAttribute(2 * AppealFileLimits.MaxBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = 2 * AppealFileLimits.MaxBytes }, new BeforeTransaction(TakeFilesAsync));
        app.MapForm<AppealPage>(One + "/files/{fileId:guid}/remove", RemoveFileAsync).For(writers);
        app.MapForm<AppealPage>(One + "/sent", SentAsync).For(writers);
        app.MapForm<AppealPage>(One + "/answered", AnsweredAsync).For(writers);
        app.MapForm<AppealPage>(One + "/reopen", ReopenAsync).For(writers);
        app.MapForm<AppealPage>(One + "/delete", DeleteAsync).For(writers);
        app.MapGet(One + "/letter.eml", LetterAsync).For(writers).ExcludeFromDescription();
        app.MapGet(One + "/files/{fileId:guid}", FileAsync).For(writers).ExcludeFromDescription();
    }

    private static async Task<IResult> CreateAsync(PageForm form, AppealCommands commands, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<AppealKind>(form.Text("kind"), out var kind) || !Enum.IsDefined(kind)) throw ApiException.Invalid("WrongType", "kind", "kind");
        return PageResult.Redirect(AddressOf((await commands.CreateAsync(form.Id("schoolId"), kind, cancellationToken)).Id));
    }

    private static async Task<IResult> SaveAsync(Guid appealId, PageForm form, AppealCommands commands, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        form.RequireVersion(appeal.Version);
        string? Field(string name) => form.Has(name) ? form.Text(name) : null;
        await commands.SaveAsync(appeal, new AppealFields(Field("person"), Field("position"), Field("organisation"), Field("inn"), Field("platformId"), Field("phone"), Field("problem"), Field("actions")), cancellationToken);
        return PageResult.Redirect(AddressOf(appealId), "AppealSaved");
    }

    // A browser does not choose a file twice: a form that is refused for another reason keeps those that came with it.
    private static async Task TakeFilesAsync(HttpContext http)
    {
        var form = (await PageForm.BindAsync(http))!;
        var commands = http.RequestServices.GetRequiredService<AppealCommands>();
        var appeal = await commands.OpenAsync(Guid.Parse(http.Request.RouteValues["appealId"]!.ToString()!), http.RequestAborted);
        foreach (var file in form.Files.GetFiles(Files).Where(one => one.FileName.Length > 0))
        {
            await using var content = file.OpenReadStream();
            await commands.AddFileAsync(appeal, content, file.FileName, http.RequestAborted);
        }
    }

    private static async Task<IResult> RemoveFileAsync(Guid appealId, Guid fileId, AppealCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var path = await commands.RemoveFileAsync(await commands.OpenAsync(appealId, cancellationToken), fileId, cancellationToken);
        DeleteAfter(http, [path]);
        return PageResult.Redirect(AddressOf(appealId), "AppealFileRemoved");
    }

    private static async Task<IResult> SentAsync(Guid appealId, PageForm form, AppealCommands commands, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        form.RequireVersion(appeal.Version);
        await commands.MarkSentAsync(appeal, cancellationToken);
        return PageResult.Redirect(AddressOf(appealId), "AppealSent");
    }

    private static async Task<IResult> AnsweredAsync(Guid appealId, PageForm form, AppealCommands commands, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        form.RequireVersion(appeal.Version);
        await commands.MarkAnsweredAsync(appeal, form.Text("answer"), cancellationToken);
        return PageResult.Redirect(AddressOf(appealId), "AppealAnswered");
    }

    private static async Task<IResult> ReopenAsync(Guid appealId, PageForm form, AppealCommands commands, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        form.RequireVersion(appeal.Version);
        await commands.ReopenAsync(appeal, cancellationToken);
        return PageResult.Redirect(AddressOf(appealId), "AppealReopened");
    }

    private static async Task<IResult> DeleteAsync(Guid appealId, PageForm form, AppealCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        form.RequireVersion(appeal.Version);
        DeleteAfter(http, await commands.DeleteAsync(appeal, cancellationToken));
        return PageResult.Redirect(Path, "AppealDeleted");
    }

    private static async Task<IResult> LetterAsync(Guid appealId, AppealCommands commands, AppealLetter letter, HttpContext http, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        var template = commands.TemplateOf(appeal);
        if (template.MailTo is null) throw ApiException.NotFound("letter");
        commands.RequireLetter(appeal);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(await letter.WriteAsync(template, appeal, cancellationToken), "message/rfc822", "max-support.eml");
    }

    private static async Task<IResult> FileAsync(Guid appealId, Guid fileId, AppealCommands commands, AppealFileStore files, HttpContext http, CancellationToken cancellationToken)
    {
        var appeal = await commands.OpenAsync(appealId, cancellationToken);
        var file = appeal.Files.Find(one => one.Id == fileId && File.Exists(files.PathOf(one))) ?? throw ApiException.NotFound("file");
        http.Response.Headers.CacheControl = "no-store";
        // Always as a download: what somebody brought along is not shown as a page of ours.
        return TypedResults.PhysicalFile(files.PathOf(file), file.ContentType, file.Name);
    }

    private static string AddressOf(Guid id) => $"{Path}/{id}";

    private static void DeleteAfter(HttpContext http, IReadOnlyList<string> paths) => http.Response.OnCompleted(async () =>
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppealFileCare>().DeleteUnusedAsync(scope.ServiceProvider.GetRequiredService<SchedulerDbContext>(), paths, CancellationToken.None);
    });
}
