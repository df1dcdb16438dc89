using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Media;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using FluentValidation;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>What waits for approval, the decision, and the sheet to print.</summary>
internal static class ReviewRoutes
{
    /// <summary>Pixels: sharp enough to judge a picture on a phone, some 20 kB.</summary>
    private const int PreviewSide = 400;

    public static void MapReview(this IEndpointRouteBuilder app)
    {
        app.MapPage<ReviewPage>("/review").For(Role.ContentAdmin);
        app.MapPage<ManyPage>("/review/many").For(Role.ContentAdmin);
        // Each post has a transaction of its own.
        app.MapForm<ManyPage>("/review/many", ApproveManyAsync).For(Role.ContentAdmin).WithMetadata(new NoTransaction());
        app.MapPage<ReviewPostPage>("/review/{id:guid}").For(Role.ContentAdmin);
        app.MapForm<ReviewPostPage>("/review/{id:guid}/approve", ApproveAsync).For(Role.ContentAdmin);
        app.MapForm<ReviewPostPage>("/review/{id:guid}/reject", RejectAsync).For(Role.ContentAdmin);
        app.MapForm<ReviewPostPage>("/review/{id:guid}/media/{mediaId:guid}/no-qr", NoQrAsync).For(Role.ContentAdmin);
        app.MapPage<SheetPage>("/posts/{id:guid}/sheet").ForEveryRole();
        app.MapGet("/media/{id:guid}/preview", PreviewAsync).ForEveryRole().ExcludeFromDescription();
    }

    private static async Task<IResult> ApproveAsync(Guid id, PageForm form, PostStore store, PostCommands commands, IValidator<ApproveRequest> validator, Actor actor, HttpContext http)
    {
        var work = await store.OpenAsync(id, http.RequestAborted);
        form.RequireVersion(work.Post.Version);
        var when = form.Text("when");
        var at = when == "day" ? form.Instant("publishAt", work.School.Zone) ?? throw ApiException.Invalid("DateNeeded", "publishAt-date") : (DateTimeOffset?)null;
        var request = new ApproveRequest(form.Text("contentHash"), form.OptionalText("selfApproval"), at, when == "now");
        await validator.ValidateAndThrowAsync(request, http.RequestAborted);
        if (when is "day" or "now") commands.ApproveFor(work, actor.Id, request.ContentHash, request.SelfApproval, at);
        else commands.Approve(work, actor.Id, request.ContentHash, request.SelfApproval);
        await PostStore.SaveAsync(work, http.RequestAborted);
        return PageResult.RedirectAbout("/review", "Approved", id);
    }

    private static async Task<IResult> ApproveManyAsync(PageForm form, ManyApproval approval, HttpContext http)
    {
        var chosen = ChosenPost.Parse(form.All("chosen"));
        if (chosen.Count == 0) throw ApiException.Invalid("NothingChosen", "chosen");
        var results = await approval.ApproveAsync(chosen, http.RequestAborted);
        return PageResult.Show<ManyResultPage>(http, more: new Dictionary<string, object?> { [nameof(ManyResultPage.Results)] = results });
    }

    private static async Task<IResult> RejectAsync(Guid id, PageForm form, PostStore store, PostCommands commands, IValidator<RejectRequest> validator, Actor actor, HttpContext http)
    {
        var work = await store.OpenAsync(id, http.RequestAborted);
        form.RequireVersion(work.Post.Version);
        var request = new RejectRequest(form.Text("reason"));
        await validator.ValidateAndThrowAsync(request, http.RequestAborted);
        commands.Reject(work, actor.Id, request.Reason);
        await PostStore.SaveAsync(work, http.RequestAborted);
        return PageResult.RedirectAbout("/review", "Rejected", id);
    }

    private static async Task<IResult> NoQrAsync(Guid id, Guid mediaId, PageForm form, PostStore store, PostCommands commands, Actor actor, HttpContext http)
    {
        var work = await store.OpenAsync(id, http.RequestAborted);
        form.RequireVersion(work.Post.Version);
        commands.ConfirmNoQr(work, actor.Id, mediaId);
        await PostStore.SaveAsync(work, http.RequestAborted);
        return PageResult.Redirect($"/review/{id}", "NoQr");
    }

    private static async Task<IResult> PreviewAsync(Guid id, SchedulerDbContext db, Actor actor, IMediaFiles files, MediaPreview preview, HttpContext http)
    {
        var row = await db.Media.FindAsync([id], http.RequestAborted) ?? throw ApiException.NotFound("media");
        actor.RequireAt(row.SchoolId, "media");
        // A picture never changes under its id.
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(await preview.MakeAsync(files.PathOf(row), PreviewSide, http.RequestAborted), MediaPreview.ContentType);
    }
}
