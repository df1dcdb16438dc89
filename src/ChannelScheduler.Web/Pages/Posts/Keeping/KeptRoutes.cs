using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>What a script keeps on the server while somebody types, and what its person throws away. Nothing of it is in the audit log: nothing has been done yet.</summary>
internal static class KeptRoutes
{
    // Bytes. Above what is kept, so that a text that is too long is told from a broken request.
    private const long MostBytes = 4 * Core.Posts.KeptForm.MostBytes;

    public static void MapKept(this IEndpointRouteBuilder app)
    {
        Role[] writers = [Role.PressOfficer, Role.ContentAdmin];
        app.MapPost("/kept", KeepAsync).AddEndpointFilter<PageFormFilter>().For(writers).ExcludeFromDescription()
            .WithMetadata(new NoTransaction(), new FormPage(Refuse), new RequestSizeLimitAttribute(MostBytes));
        app.MapForm<PostsPage>("/kept/{id:guid}/discard", DiscardAsync).For(writers);
    }

    private static async Task<IResult> KeepAsync(PageForm form, KeptForms kept, Actor actor, CancellationToken cancellationToken)
    {
        // On a school's computer the page may be one person's, and the session by now another's.
        if (form.Text(PageForm.ByField) != actor.Id.ToString()) throw ApiException.Invalid("KeptBroken", PageForm.ByField);
        var row = await kept.KeepAsync(KeepRequest.Of(form), cancellationToken);
        return Results.Json(new { version = row.Version, at = row.UpdatedAt });
    }

    private static async Task<IResult> DiscardAsync(Guid id, PageForm form, KeptForms kept, CancellationToken cancellationToken)
    {
        await kept.DiscardAsync(id, cancellationToken);
        return PageResult.Redirect(PageResult.Local(form.Text("back")), "KeptDiscarded");
    }

    // One sentence beside the form.
    private static IResult Refuse(HttpContext http, int status) =>
        Results.Text(http.RequestServices.GetRequiredService<FormState>().Error ?? "", "text/plain; charset=utf-8", statusCode: status);
}
