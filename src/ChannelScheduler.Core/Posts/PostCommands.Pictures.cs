using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

// What a person says of a picture that the program could not look at.
public sealed partial class PostCommands
{
    /// <summary>
    /// A reviewer has looked at the picture and says that no QR code is in it but those that were read. It is said of this picture's bytes, so another picture asks anew.
    /// </summary>
    /// <exception cref="RefusedException">It is not a picture of this post, the reader has looked through it, or the actor alone wrote the post.</exception>
    public void ConfirmNoQr(IPostWork work, Guid actorId, Guid mediaId)
    {
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        if (!work.Post.Media.Exists(item => item.MediaId == mediaId)) throw new RefusedException(RefusalKind.Invalid, "PictureNotHere");
        var picture = work.Media[mediaId];
        if (picture.Qr.IsComplete) throw new RefusedException(RefusalKind.Conflict, "QrIsRead");
        // A second pair of eyes, as for the approval itself.
        if (work.Post.IsWrittenOnlyBy(actorId) && !work.School.SelfApproval) throw new RefusedException(RefusalKind.Forbidden, "NoQrAlone");
        if (picture.NoQrAt is not null) return;
        var now = time.GetUtcNow();
        picture.ConfirmNoQr(actorId, now.TruncateToMilliseconds());
        Touch(work, now);
        work.Audit("post.no-qr", now, actorId, details: picture.Sha256);
    }
}
