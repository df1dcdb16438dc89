using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary>What an author says of the pictures of a post: descriptions, and whether children are in them. Part of what is approved, so it changes only with the post.</summary>
public sealed class PictureWords(SchedulerDbContext db, Actor actor, TimeProvider time)
{
    /// <param name="pictures">The rows that the request names, in its order.</param>
    /// <exception cref="ApiException">422: the picture stands in another post too, whose approval would be void behind its authors' backs; or a description that can't be kept.</exception>
    public async Task SayAsync(Guid postId, IReadOnlyList<MediaFile> pictures, IReadOnlyList<PostPictureRequest>? said, CancellationToken cancellationToken)
    {
        if (said is null) return;
        foreach (var (picture, words) in pictures.Zip(said))
        {
            var description = words.Description is null ? picture.Description : words.Description.Trim() is { Length: > 0 } text ? text : null;
            var consent = words.Consent ?? picture.Consent;
            if (description == picture.Description && consent == picture.Consent) continue;
            if (description?.Contains('\0', StringComparison.Ordinal) == true) throw ApiException.Invalid("BrokenText", "media");
            if (await db.Set<PostMedia>().AnyAsync(item => item.MediaId == picture.Id && item.PostId != postId, cancellationToken)) throw ApiException.Invalid("PictureElsewhere", "media");
            picture.Description = description;
            picture.Say(consent, actor.Id, time.GetUtcNow().TruncateToMilliseconds());
        }
    }
}
