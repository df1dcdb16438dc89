using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

/// <summary>What an author asks for, with shapes already validated and ids already looked up.</summary>
public sealed record PostDraft(
    string Title,
    string Text,
    string? GospublicText,
    IReadOnlyList<Channel> Channels,
    DateTimeOffset? PublishAt,
    string? PublishAtZone,
    IReadOnlyList<MediaFile> Media,
    PhotoFallback? PhotoFallback)
{
    /// <summary>The post as it is, to be saved with a change.</summary>
    public static PostDraft Of(IPostWork work) => new(
        work.Post.Title,
        work.Post.Text,
        work.Post.GospublicText,
        [.. work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => work.Channels[one.ChannelId])],
        work.Post.PublishAt,
        work.Post.PublishAtZone,
        [.. work.Post.Media.OrderBy(item => item.Position).Select(item => work.Media[item.MediaId])],
        work.Post.PhotoFallback);

    /// <returns>Null when no fix can change this field.</returns>
    public string? TextOf(string field) => field switch { FixableField.Text => Text, FixableField.Title => Title, FixableField.Gospublic => GospublicText, _ => null };

    /// <summary>With one fix made in one field.</summary>
    public PostDraft With(string field, TextFix fix)
    {
        var text = TextFixes.Apply(TextOf(field) ?? throw new ArgumentOutOfRangeException(nameof(field), field, "No fix can change this field."), fix);
        return field switch { FixableField.Text => this with { Text = text }, FixableField.Title => this with { Title = text }, _ => this with { GospublicText = text } };
    }
}
