using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Versions;

/// <summary>A post's versions, and the way back to one of them.</summary>
internal static class VersionRoutes
{
    private const int LongestReason = 2000;

    public static void MapVersions(this IEndpointRouteBuilder app)
    {
        app.MapPage<VersionsPage>("/posts/{id:guid}/versions").ForEveryRole();
        app.MapForm<VersionsPage>("/posts/{id:guid}/versions/{number}/restore", RestoreAsync).For(Role.PressOfficer, Role.ContentAdmin);
    }

    private static async Task<IResult> RestoreAsync(
        Guid id, string number, PageForm form, PostStore store, PostVersions versions, PostCommands commands, CorrectionCommands corrections, Actor actor, TimeProvider time, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(id, cancellationToken);
        form.RequireVersion(work.Post.Version);
        var version = (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? await versions.FindAsync(id, known, cancellationToken) : null) ?? throw ApiException.NotFound("version");
        var words = version.Content;
        if (work.IsOut())
        {
            // What is out keeps its title: readers never saw it.
            corrections.Correct(work, actor.Id, words.Text, words.GospublicText, Reason(form));
            work.Audit("post.restored", time.GetUtcNow(), actor.Id, details: version.Number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            commands.Restore(work, version.Number, words.Title, words.Text, words.GospublicText, actor.Id);
        }
        await PostStore.SaveAsync(work, cancellationToken);
        return PageResult.Redirect($"/posts/{id}", "Restored");
    }

    private static string Reason(PageForm form) => form.Text("reason") is { Length: > 0 and <= LongestReason } reason ? reason : throw ApiException.Invalid("ReasonNeeded", "reason");
}
