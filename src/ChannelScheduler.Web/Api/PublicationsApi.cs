using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary>Publications: the queue, one of them, and what people do to it.</summary>
internal static class PublicationsApi
{
    public static void MapPublications(this IEndpointRouteBuilder api)
    {
        var publications = api.MapGroup("/publications").WithTags("Publications");
        publications.MapGet("", ListAsync).ForEveryRole().Produces<Page<PublicationResponse>>();
        publications.MapGet("/{id:guid}", GetAsync).ForEveryRole().Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/retry", (Guid id, Context context) =>
                context.RunAsync(id, (commands, work, one, actorId) => commands.Retry(work, one, actorId)))
            .For(Role.ContentAdmin, Role.PressOfficer).Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/reschedule", (Guid id, RescheduleRequest request, Context context) =>
                context.RunAsync(id, (commands, work, one, actorId) => commands.Reschedule(work, one, actorId, request.PublishAt, request.Reason)))
            .For(Role.ContentAdmin).Validate<RescheduleRequest>().Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/publish-now", (Guid id, PublishNowRequest request, Context context) =>
                context.RunAsync(id, (commands, work, one, actorId) => commands.PublishNow(work, one, actorId, request.Reason)))
            .For(Role.ContentAdmin).Validate<PublishNowRequest>().Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/release", (Guid id, ReleaseRequest request, Context context) =>
                context.RunAsync(id, (commands, work, one, actorId) => commands.Release(work, one, actorId, request.Reason)))
            .For(Role.ContentAdmin).Validate<ReleaseRequest>().Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/cancel", (Guid id, Context context) =>
                context.RunAsync(id, (commands, work, one, actorId) => commands.Cancel(work, one, actorId)))
            .For(Role.ContentAdmin, Role.PressOfficer).Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/done-by-hand", (Guid id, Context context) =>
                context.RunAsync(id, (commands, work, one, actorId) => commands.DoneByHand(work, one, actorId)))
            .For(Role.ContentAdmin, Role.PressOfficer).Produces<PublicationResponse>();
        publications.MapPost("/{id:guid}/resolve", async (Guid id, ResolveRequest request, Context context, CancellationToken cancellationToken) =>
            {
                await context.Store.RequireFreeAsync(id, request.Url, cancellationToken);
                return await context.RunAsync(id, (commands, work, one, actorId) => Resolve(commands, work, one, actorId, request));
            })
            .For(Role.ContentAdmin, Role.PressOfficer).Validate<ResolveRequest>().Produces<PublicationResponse>();
    }

    private static void Resolve(PublicationCommands commands, IPostWork work, Publication publication, Guid actorId, ResolveRequest request)
    {
        if (request.Published) commands.ResolvePublished(work, publication, actorId, request.Url, request.PublishedAt);
        else commands.ResolveNotPublished(work, publication, actorId);
    }

    private static async Task<IResult> GetAsync(Guid id, PostStore store, HttpContext http, CancellationToken cancellationToken)
    {
        var (work, publication) = await store.OpenPublicationAsync(id, cancellationToken);
        ETags.Set(http, publication.Version);
        return TypedResults.Ok(Respond(work, publication));
    }

    private static async Task<IResult> ListAsync(
        SchedulerDbContext db, Actor actor, CancellationToken cancellationToken, string? status = null, string? cursor = null)
    {
        var mine = actor.SchoolIds;
        var after = Cursor.Parse(cursor);
        var query = db.Publications.AsNoTracking().Where(one => mine == null || mine.Contains(one.SchoolId));
        if (QueryValue.Choice<PublicationStatus>("status", status) is { } wanted) query = query.Where(one => one.Status == wanted);
        // Ids are made in the order of time, so newest first is the order of ids.
        var end = (after ?? Cursor.Newest).Id;
        query = query.Where(one => one.Id.CompareTo(end) < 0);
        var rows = await query.OrderByDescending(one => one.Id).Take(Cursor.PageSize + 1).ToListAsync(cancellationToken);
        var page = rows.Take(Cursor.PageSize).ToList();
        var channelIds = page.Select(one => one.ChannelId).ToList();
        var channels = await db.Channels.AsNoTracking().Where(one => channelIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var ids = page.Select(one => one.Id).ToList();
        var attempts = (await db.Attempts.AsNoTracking().Where(one => ids.Contains(one.PublicationId)).OrderBy(one => one.Number).ToListAsync(cancellationToken)).ToLookup(one => one.PublicationId);
        var next = rows.Count > page.Count ? new Cursor(DateTimeOffset.UnixEpoch, page[^1].Id).ToString() : null;
        return TypedResults.Ok(new Page<PublicationResponse>([.. page.Select(one => one.ToResponse(channels[one.ChannelId], attempts[one.Id]))], next));
    }

    private static PublicationResponse Respond(IPostWork work, Publication publication) =>
        publication.ToResponse(work.Channels[publication.ChannelId], work.Attempts.Where(one => one.PublicationId == publication.Id));

    /// <summary>Opens the publication, checks its version, runs the command, commits, answers.</summary>
    internal sealed record Context(PostStore Store, PublicationCommands Commands, Actor Actor, HttpContext Http)
    {
        public static ValueTask<Context?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Context?>(new Context(
                services.GetRequiredService<PostStore>(), services.GetRequiredService<PublicationCommands>(), services.GetRequiredService<Actor>(), http));
        }

        public async Task<IResult> RunAsync(Guid id, Action<PublicationCommands, IPostWork, Publication, Guid> command)
        {
            var (work, publication) = await Store.OpenPublicationAsync(id, Http.RequestAborted);
            ETags.Require(Http, publication.Version);
            command(Commands, work, publication, Actor.Id);
            await PostStore.SaveAsync(work, Http.RequestAborted);
            ETags.Set(Http, publication.Version);
            return TypedResults.Ok(Respond(work, publication));
        }
    }
}
