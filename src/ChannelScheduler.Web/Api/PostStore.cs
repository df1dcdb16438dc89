using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary>Opens posts for one request: in its transaction, and only those of the caller's schools.</summary>
public sealed class PostStore(SchedulerDbContext db, PictureWords words, Actor actor, TimeProvider time)
{
    public async Task<EfPostWork> OpenAsync(Guid postId, CancellationToken cancellationToken)
    {
        var work = await EfPostWork.OpenAsync(db, postId, ownsContext: false, time, cancellationToken) ?? throw ApiException.NotFound("post");
        actor.RequireAt(work.Post.SchoolId, "post");
        return work;
    }

    public async Task<(EfPostWork Work, Publication Publication)> OpenPublicationAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        var postId = await db.Publications.Where(one => one.Id == publicationId).Select(one => (Guid?)one.PostId).SingleOrDefaultAsync(cancellationToken)
            ?? throw ApiException.NotFound("publication");
        var work = await EfPostWork.OpenAsync(db, postId, ownsContext: false, time, cancellationToken);
        actor.RequireAt(work!.Post.SchoolId, "publication");
        return (work, work.Publication(publicationId));
    }

    /// <summary>One message of a channel is one publication of ours: the address of another post, pasted by mistake, is told from this one's.</summary>
    /// <exception cref="RefusedException">The address stands at another publication.</exception>
    public async Task RequireFreeAsync(Guid publicationId, string? url, CancellationToken cancellationToken)
    {
        var (work, publication) = await OpenPublicationAsync(publicationId, cancellationToken);
        var channel = work.Channels[publication.ChannelId];
        if (!PostLink.TryParse(url, out var link) || !link.BelongsTo(channel)) return;
        var externalId = link.ExternalIdIn(channel);
        var title = await db.Publications.Where(one => one.ChannelId == channel.Id && one.ExternalId == externalId && one.Id != publicationId)
            .Join(db.Posts, one => one.PostId, post => post.Id, (_, post) => post.Title).FirstOrDefaultAsync(cancellationToken);
        if (title is not null) throw new RefusedException(RefusalKind.Invalid, "LinkTaken", "url", title);
    }

    /// <summary>What the last approval of this post was of; null before the first.</summary>
    public Task<ApprovedRevision?> LastApprovedAsync(Guid postId, CancellationToken cancellationToken) =>
        db.ApprovedRevisions.AsNoTracking().Where(one => one.PostId == postId).OrderByDescending(one => one.ApprovedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A new, empty post of a school in which the caller may write.</summary>
    public async Task<EfPostWork> CreateAsync(Guid? schoolId, CancellationToken cancellationToken)
    {
        var school = await SchoolAsync(schoolId, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var post = new Post { Id = Guid.CreateVersion7(now), SchoolId = school.Id, Title = "", Text = "", CreatedAt = now, UpdatedAt = now };
        return await EfPostWork.CreateAsync(db, school, post, time, cancellationToken);
    }

    /// <summary>A new, empty post of the same school for its closed channel: of the sandbox for a sandbox post, a live one for a live post.</summary>
    /// <exception cref="RefusedException">The school has no such channel.</exception>
    public async Task<(EfPostWork Work, Channel Channel)> CreateClosedAsync(IPostWork work, CancellationToken cancellationToken)
    {
        var environments = work.Channels.Values.Select(one => one.Environment).Distinct().ToList();
        var channel = await ClosedChannelAsync(work.School.Id, environments, cancellationToken) ?? throw new RefusedException(RefusalKind.Conflict, "NoClosedChannel");
        return (await CreateAsync(work.School.Id, cancellationToken), channel);
    }

    /// <param name="environments">Empty takes any.</param>
    public async Task<Channel?> ClosedChannelAsync(Guid schoolId, IReadOnlyCollection<ChannelEnvironment> environments, CancellationToken cancellationToken) =>
        await db.Channels.Include(one => one.Tokens).Where(one => one.SchoolId == schoolId && one.Kind == ChannelKind.SferumClosed && one.ReplacedById == null && (environments.Count == 0 || environments.Contains(one.Environment)))
            .OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Looks up what a request names; what is not there, or belongs to another school, is refused by field. What it says of the pictures is written to them.</summary>
    public async Task<PostDraft> DraftAsync(IPostWork work, PostRequest request, CancellationToken cancellationToken)
    {
        var school = work.School;
        var channelIds = request.ChannelIds ?? [];
        var channels = await db.Channels.Include(one => one.Tokens).Where(one => channelIds.Contains(one.Id) && one.SchoolId == school.Id).ToListAsync(cancellationToken);
        if (channels.Count != channelIds.Count) throw ApiException.Invalid("UnknownChannel", "channelIds", string.Join(", ", channelIds.Except(channels.Select(one => one.Id))));
        if (channels.GroupBy(one => one.Kind).Any(group => group.Count() > 1)) throw ApiException.Invalid("OneChannelPerKind", "channelIds");
        RequireInUse(channels, work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => one.ChannelId));
        var mediaIds = request.PictureIds;
        var media = await db.Media.Where(one => mediaIds.Contains(one.Id) && one.SchoolId == school.Id).ToDictionaryAsync(one => one.Id, cancellationToken);
        if (media.Count != mediaIds.Count) throw ApiException.Invalid("UnknownMedia", request.Media is null ? "mediaIds" : "media", string.Join(", ", mediaIds.Except(media.Keys)));
        List<MediaFile> pictures = [.. mediaIds.Select(id => media[id])];
        await words.SayAsync(work.Post.Id, pictures, request.Media, cancellationToken);
        return new PostDraft(
            request.Title.Trim(), request.Text, request.Variants?.Gospublic is { Length: > 0 } own ? own : null,
            channels, request.PublishAt, request.PublishAt is null ? null : school.TimeZone, pictures, request.PhotoFallback);
    }

    /// <summary>A channel that another one replaced is chosen by nothing new; what has it keeps it.</summary>
    /// <exception cref="ApiException">422, with both names.</exception>
    public static void RequireInUse(IEnumerable<Channel> chosen, IEnumerable<Guid> had)
    {
        if (chosen.FirstOrDefault(one => one.ReplacedById is not null && !had.Contains(one.Id)) is { } replaced) throw ApiException.Invalid("ChannelReplaced", "channelIds", replaced.Name);
    }

    /// <summary>Removes a post that never went anywhere, and commits.</summary>
    /// <exception cref="RefusedException">It has a history.</exception>
    public async Task DeleteAsync(IPostWork work, CancellationToken cancellationToken)
    {
        PostCommands.RequireDeletable(work);
        db.Publications.RemoveRange(work.Publications);
        db.Posts.Remove(work.Post);
        work.Audit("post.deleted", time.GetUtcNow(), actor.Id);
        await SaveAsync(work, cancellationToken);
    }

    /// <exception cref="ApiException">409: a worker or another person changed a row first.</exception>
    public static async Task SaveAsync(IPostWork work, CancellationToken cancellationToken)
    {
        if (!await work.TryCommitAsync(cancellationToken)) throw new ApiException(StatusCodes.Status409Conflict, "Stale");
    }

    /// <summary>The named school, or the only one that the caller may use here.</summary>
    public async Task<School> SchoolAsync(Guid? schoolId, CancellationToken cancellationToken)
    {
        if (schoolId is { } id)
        {
            // Of the body, not of the address: the field is wrong, and another school's id looks like one that is not there.
            if (!actor.HasAt(id, Enum.GetValues<Role>())) throw ApiException.Invalid("UnknownSchool", "schoolId");
            actor.RequireAt(id, "school");
            return await db.Schools.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.Invalid("UnknownSchool", "schoolId");
        }
        var mine = actor.SchoolIds;
        var schools = await db.Schools.Where(one => mine == null || mine.Contains(one.Id)).OrderBy(one => one.Id).Take(2).ToListAsync(cancellationToken);
        if (schools.Count != 1) throw ApiException.Invalid("SchoolNeeded", "schoolId");
        actor.RequireAt(schools[0].Id, "school");
        return schools[0];
    }
}
