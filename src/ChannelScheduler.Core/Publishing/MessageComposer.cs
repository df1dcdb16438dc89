using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Renders a post for a channel. Pure, so that what was approved, what is sent and what is read back are made the same way.</summary>
public interface IPostRenderer
{
    /// <param name="maxUrl">The address of the MAX post, when the pictures are only there.</param>
    RenderedMessage Render(ChannelKind kind, string title, string text, string? maxUrl);
}

/// <summary>What of a post goes to one channel: its rendered words, and its pictures or the link to them.</summary>
public sealed class MessageComposer(IPostRenderer renderer, IMediaFiles files)
{
    public (RenderedMessage Message, IReadOnlyList<MediaContent> Media) Compose(IPostWork work, Publication publication)
    {
        var channel = work.Channels[publication.ChannelId];
        var linksInstead = work.Post.Media.Count > 0 && !channel.CanPublishPhotos;
        var maxUrl = linksInstead ? work.PredecessorOf(publication)?.Url : null;
        var message = renderer.Render(publication.Kind, work.Post.Title, work.Post.TextFor(publication.Kind), maxUrl);
        return (message, linksInstead ? [] : [.. work.Post.Media.OrderBy(item => item.Position).Select(item => Content(work.Media[item.MediaId]))]);
    }

    private MediaContent Content(MediaFile file) => new(files.PathOf(file), file.FileName, file.ContentType, file.Description);
}

/// <summary>Where uploaded pictures lie.</summary>
public interface IMediaFiles
{
    string PathOf(MediaFile file);
}
