using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

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
        string? status = null, string? from = null, string? to = null, string? cursor = null)
    {
        var wanted = QueryValue.Choice<PostStatus>("status", status);
        var mine = actor.SchoolIds;
        var query = db.Posts.AsNoTracking().Where(one => mine == null || mine.Contains(one.SchoolId));
        if (ReviewOf(wanted) is { } review) query = query.Where(one => one.Review == review);
        if (QueryValue.Instant("from", from) is { } start) query = query.Where(one => (one.PublishAt ?? one.CreatedAt) >= start);
        if (QueryValue.Instant("to", to) is { } end) query = query.Where(one => (one.PublishAt ?? one.CreatedAt) < end);

        var items = new List<PostResponse>();
        var after = Cursor.Parse(cursor);
        while (true)
        {
            var rest = after is null ? query : query.Where(one => one.CreatedAt < after.At || (one.CreatedAt == after.At && one.Id.CompareTo(after.Id) < 0));
            var rows = await rest.OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Take(Cursor.PageSize)
                .Select(one => new { one.Id, one.CreatedAt }).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                var work = await EfPostWork.OpenAsync(db, row.Id, ownsContext: false, time, cancellationToken);
                db.ChangeTracker.Clear();
                after = new Cursor(row.CreatedAt, row.Id);
                if (work?.ToResponse(linter) is { } response && (wanted is null || response.Status == wanted)) items.Add(response);
                if (items.Count == Cursor.PageSize) return TypedResults.Ok(new Page<PostResponse>(items, after.ToString()));
            }
            if (rows.Count < Cursor.PageSize) return TypedResults.Ok(new Page<PostResponse>(items, null));
        }
    }

    // What people see of an approved post is a function of its publications; the rest is stored and can be asked of the database.
    private static ReviewState? ReviewOf(PostStatus? status) => status switch
    {
        null or PostStatus.Cancelled => null,
        PostStatus.Draft => ReviewState.Draft,
        PostStatus.InReview => ReviewState.InReview,
        PostStatus.Rejected => ReviewState.Rejected,
        PostStatus.Expired => ReviewState.Expired,
        _ => ReviewState.Approved,
    };
}
