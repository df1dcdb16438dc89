using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>What people decide about one publication, on its post's page.</summary>
internal static class PublicationForms
{
    public static Task<IResult> RetryAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "Retried", (work, one) => commands.Retry(work, one, act.Actor.Id));

    public static Task<IResult> CancelAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "Cancelled", (work, one) => commands.Cancel(work, one, act.Actor.Id));

    public static Task<IResult> RescheduleAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "Moved", (work, one) => commands.Reschedule(work, one, act.Actor.Id, act.Future(form.Instant("publishAt", work.School.Zone)), form.OptionalText("reason")));

    public static Task<IResult> PublishNowAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "GoesNow", (work, one) => commands.PublishNow(work, one, act.Actor.Id, PostForms.Act.Reason(form)));

    public static Task<IResult> ReleaseAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "GoesNow", (work, one) => commands.Release(work, one, act.Actor.Id, PostForms.Act.Reason(form)));

    public static Task<IResult> AbsentAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "Saved", (work, one) => commands.ResolveNotPublished(work, one, act.Actor.Id));

    public static Task<IResult> DoneByHandAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands) =>
        RunAsync(id, publicationId, form, act, "Saved", (work, one) => commands.DoneByHand(work, one, act.Actor.Id));

    /// <summary>The address that a person pasted is the proof, and in MAX also the time.</summary>
    public static async Task<IResult> PublishedAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, PublicationCommands commands)
    {
        await act.Store.RequireFreeAsync(publicationId, form.OptionalText("url"), act.Http.RequestAborted);
        return await RunAsync(id, publicationId, form, act, "HandNoted", (work, one) => commands.ResolvePublished(work, one, act.Actor.Id, form.OptionalText("url"), form.Instant("publishedAt", work.School.Zone)));
    }

    private static async Task<IResult> RunAsync(Guid id, Guid publicationId, PageForm form, PostForms.Act act, string done, Action<IPostWork, Publication> command)
    {
        var (work, publication) = await act.Store.OpenPublicationAsync(publicationId, act.Http.RequestAborted);
        if (work.Post.Id != id) throw ApiException.NotFound("publication");
        form.RequireVersion(publication.Version);
        command(work, publication);
        await PostStore.SaveAsync(work, act.Http.RequestAborted);
        return PageResult.Redirect($"/posts/{id}", done);
    }
}
