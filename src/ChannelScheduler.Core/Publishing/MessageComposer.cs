using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Rendering;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What of a post goes to one channel: its rendered words, and its pictures or the link to them.</summary>
public sealed class MessageComposer(IMediaFiles files)
{
    public (RenderedMessage Message, IReadOnlyList<MediaContent> Media) Compose(IPostWork work, Publication publication)
    {
        var channel = work.Channels[publication.ChannelId];
        var linksInstead = work.Post.Media.Count > 0 && !channel.CanPublishPhotos;
        var maxUrl = linksInstead ? work.PredecessorOf(publication)?.Url : null;
        var message = PostRenderer.Render(publication.Kind, work.Post.Title, work.Post.TextFor(publication.Kind), maxUrl);
        return (message, linksInstead ? [] : [.. work.Post.Media.OrderBy(item => item.Position).Select(item => Content(work.Media[item.MediaId]))]);
    }

    private MediaContent Content(MediaFile file) => new(files.PathOf(file), file.FileName, file.ContentType, file.Description);
}

/// <summary>Where uploaded pictures lie.</summary>
public interface IMediaFiles
{
    string PathOf(MediaFile file);
}
