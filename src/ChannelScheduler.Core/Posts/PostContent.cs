using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

/// <summary>What a post says at one moment: everything that an approval would be of.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="PublishAt">Null means on approval.</param>
/// <param name="Pictures">In the order in which readers see them.</param>
/// <param name="Hash">As in <see cref="ContentHash"/>.</param>
public sealed record PostContent(
    string Title, string Text, string? GospublicText, DateTimeOffset? PublishAt, PhotoFallback? PhotoFallback,
    IReadOnlyList<RevisionPicture> Pictures, IReadOnlyList<RevisionChannel> Channels, string Hash)
{
    public static PostContent Of(IPostWork work)
    {
        var post = work.Post;
        return new PostContent(
            post.Title, post.Text, post.GospublicText, post.PublishAt, post.PhotoFallback,
            [.. post.Media.OrderBy(item => item.Position).Select(item => RevisionPicture.Of(work.Media[item.MediaId]))],
            [.. work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).OrderBy(one => one.Kind).Select(one => RevisionChannel.Of(work.Channels[one.ChannelId]))],
            work.CurrentHash());
    }

    /// <summary>What is different here, in the order in which people read a post.</summary>
    public IReadOnlyList<PostPart> ChangedFrom(PostContent before)
    {
        var changed = new List<PostPart>();
        Note(Title != before.Title, PostPart.Title);
        Note(Text != before.Text, PostPart.Text);
        Note((GospublicText ?? "") != (before.GospublicText ?? ""), PostPart.Gospublic);
        Note(!Pictures.SequenceEqual(before.Pictures) || PhotoFallback != before.PhotoFallback, PostPart.Pictures);
        Note(!Channels.Select(one => one.Id).Order().SequenceEqual(before.Channels.Select(one => one.Id).Order()), PostPart.Channels);
        Note(PublishAt != before.PublishAt, PostPart.Time);
        return changed;

        void Note(bool isDifferent, PostPart part)
        {
            if (isDifferent) changed.Add(part);
        }
    }
}

public enum PostPart
{
    Title,
    Text,
    Gospublic,
    Pictures,
    Channels,
    Time,
}

/// <summary>One picture as it stood in a version.</summary>
public sealed record RevisionPicture(Guid MediaId, string FileName, string? Description, PictureConsent Consent)
{
    public static RevisionPicture Of(MediaFile file) => new(file.Id, file.FileName, file.Description, file.Consent);
}

/// <summary>One channel that a version was for, under the name that it had then.</summary>
public sealed record RevisionChannel(Guid Id, ChannelKind Kind, string Name)
{
    public static RevisionChannel Of(Channel channel) => new(channel.Id, channel.Kind, channel.Name);
}
