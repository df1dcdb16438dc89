using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Api;

/// <summary>Posts as documents: write, read, list, change, delete.</summary>
internal static class PostsApi
{
    public static void MapPosts(this IEndpointRouteBuilder api)
    {
        var posts = api.MapGroup("/posts").WithTags("Posts");
        posts.MapPost("", CreateAsync).For(Role.PressOfficer, Role.ContentAdmin).Validate<PostRequest>().Produces<PostResponse>(StatusCodes.Status201Created);
        posts.MapGet("", ListAsync).ForEveryRole().Produces<Page<PostResponse>>();
        posts.MapGet("/{id:guid}", GetAsync).ForEveryRole().Produces<PostResponse>();
        posts.MapPut("/{id:guid}", PutAsync).For(Role.PressOfficer, Role.ContentAdmin).Validate<PostRequest>().Produces<PostResponse>();
        posts.MapDelete("/{id:guid}", DeleteAsync).For(Role.PressOfficer, Role.ContentAdmin).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> CreateAsync(PostRequest request, PostStore store, PostCommands commands, PostLinter linter, Actor actor, HttpContext http, CancellationToken cancellationToken)
    {
        var work = await store.CreateAsync(request.SchoolId, cancellationToken);
        commands.Edit(work, await store.DraftAsync(work, request, cancellationToken), actor.Id);
        await PostStore.SaveAsync(work, cancellationToken);
        ETags.Set(http, work.Post.Version);
        return TypedResults.Created($"/api/v1/posts/{work.Post.Id}", work.ToResponse(linter));
    }

    private static async Task<IResult> GetAsync(Guid id, PostStore store, PostLinter linter, HttpContext http, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(id, cancellationToken);
        ETags.Set(http, work.Post.Version);
        return TypedResults.Ok(work.ToResponse(linter));
    }

    private static async Task<IResult> PutAsync(Guid id, PostRequest request, PostStore store, PostCommands commands, PostLinter linter, Actor actor, HttpContext http, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(id, cancellationToken);
        ETags.Require(http, work.Post.Version);
        if (request.SchoolId is { } schoolId && schoolId != work.Post.SchoolId) throw ApiException.Invalid("SchoolFixed", "schoolId");
        commands.Edit(work, await store.DraftAsync(work, request, cancellationToken), actor.Id);
        return await FinishAsync(work, linter, http, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(Guid id, PostStore store, HttpContext http, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(id, cancellationToken);
        ETags.Require(http, work.Post.Version);
        await store.DeleteAsync(work, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Commits a changed post and answers with it and its new ETag.</summary>
    public static async Task<IResult> FinishAsync(IPostWork work, PostLinter linter, HttpContext http, CancellationToken cancellationToken)
    {
        await PostStore.SaveAsync(work, cancellationToken);
        ETags.Set(http, work.Post.Version);
        return TypedResults.Ok(work.ToResponse(linter));
    }

    private static async Task<IResult> ListAsync(
        SchedulerDbContext db, Actor actor, PostLinter linter, TimeProvider time, CancellationToken cancellationToken,
        string? status = null, string? from = null, string? to = null, string? cursor = null, Guid? schoolId = null, string? q = null)
    {
        var mine = actor.SchoolIds;
        // Another school's posts look as if there were none.
        IReadOnlyCollection<Guid>? schools = schoolId is not { } wanted ? mine : mine is null || mine.Contains(wanted) ? [wanted] : [];
        var filter = new PostFilter(schools, QueryValue.Choice<PostStatus>("status", status), Text: q, From: QueryValue.Instant("from", from), To: QueryValue.Instant("to", to));
        var (rows, next) = await (await filter.OnAsync(db, cancellationToken)).NewestFirstAsync(one => one.CreatedAt, one => one.Id, Cursor.Parse(cursor), cancellationToken);
        var items = new List<PostResponse>();
        foreach (var row in rows)
        {
            var work = await EfPostWork.OpenAsync(db, row.Id, ownsContext: false, time, cancellationToken);
            db.ChangeTracker.Clear();
            if (work is not null) items.Add(work.ToResponse(linter));
        }
        return TypedResults.Ok(new Page<PostResponse>(items, next?.ToString()));
    }
}
