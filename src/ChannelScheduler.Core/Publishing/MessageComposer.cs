using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Rendering;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What of a post goes to one channel: its rendered words, and its pictures or the link to them.</summary>
public sealed class MessageComposer(IMediaFiles files)
{
    public (RenderedMessage Message, IReadOnlyList<MediaContent> Media) Compose(IPostWork work, Publication publication)
    {
        var linksInstead = LinksInstead(work, publication);
        return (Render(work, publication), linksInstead ? [] : [.. work.Post.Media.OrderBy(item => item.Position).Select(item => Content(work.Media[item.MediaId]))]);
    }

    /// <summary>The words alone.</summary>
    public static RenderedMessage Render(IPostWork work, Publication publication)
    {
        var maxUrl = LinksInstead(work, publication) ? work.PredecessorOf(publication)?.Url : null;
        return PostRenderer.Render(publication.Kind, work.Post.Title, work.Post.TextFor(publication.Kind), maxUrl);
    }

    // A person who publishes by hand has the pictures themselves.
    private static bool LinksInstead(IPostWork work, Publication publication) =>
        work.Post.Media.Count > 0 && !work.Channels[publication.ChannelId].CanPublishPhotos && !PublishingGate.IsByHand(work, publication);

    private MediaContent Content(MediaFile file) => new(files.PathOf(file), file.FileName, file.ContentType, file.Description);
}

/// <summary>Where uploaded pictures lie.</summary>
public interface IMediaFiles
{
    string PathOf(MediaFile file);
}
