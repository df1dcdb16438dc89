using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts;

/// <summary>P5: the hash sees everything that an approver saw.</summary>
public sealed class ContentHashTests
{
    private static readonly Guid School = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly DateTimeOffset At = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);
    private static readonly MediaFile First = Picture("a1", "Дети рисуют");
    private static readonly MediaFile Second = Picture("b2", null);
    private static readonly Channel Max = new() { Id = Guid.NewGuid(), Kind = ChannelKind.MaxPublic, Name = "", ExternalId = "-70000000000001" };
    private static readonly Channel Vk = new() { Id = Guid.NewGuid(), Kind = ChannelKind.Gospublic, Name = "", ExternalId = "200000001" };

    public static TheoryData<string> Changes() => [.. Table.Keys];

    private static readonly Dictionary<string, Func<string>> Table = new()
    {
        ["title"] = () => Hash(post => post.Title = "Другое"),
        ["text"] = () => Hash(post => post.Text += " "),
        ["a link inside the text"] = () => Hash(post => post.Text = "Новость https://example.test/b"),
        ["the gospublic's own text"] = () => Hash(post => post.GospublicText = "Иначе"),
        ["planned time"] = () => Hash(post => post.PublishAt = At.AddMilliseconds(1)),
        ["planned time left out"] = () => Hash(post => post.PublishAt = null),
        ["what to do with pictures"] = () => Hash(post => post.PhotoFallback = PhotoFallback.ByHand),
        ["order of the pictures"] = () => Hash(media: [Second, First]),
        ["one picture less"] = () => Hash(media: [First]),
        ["another picture"] = () => Hash(media: [First, Picture("c3", null)]),
        ["a description"] = () => Hash(media: [Picture("a1", "Дети поют"), Second]),
        ["what is said of children"] = () => Hash(media: [Said("a1", "Дети рисуют", PictureConsent.Given), Second]),
        ["one channel less"] = () => Hash(channels: [Max]),
        ["the channel's external id"] = () => Hash(channels: [Max, new Channel { Id = Vk.Id, Kind = Vk.Kind, Name = "", ExternalId = "200000002" }]),
        ["another channel with the same external id"] = () => Hash(channels: [Max, new Channel { Id = Guid.NewGuid(), Kind = Vk.Kind, Name = "", ExternalId = Vk.ExternalId }]),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_gives_another_hash(string change) => Assert.NotEqual(Hash(), Table[change]());

    [Fact]
    public void The_same_content_gives_the_same_hash_whatever_the_order_of_the_rows()
    {
        Assert.Equal(Hash(), Hash(channels: [Vk, Max]));
        Assert.Equal(Hash(), Hash(post => post.PublishAt = At.ToOffset(TimeSpan.FromHours(3))));
        Assert.Matches("^[0-9a-f]{64}$", Hash());
    }

    [Fact]
    public void An_approval_from_before_children_were_asked_about_stays_valid()
    {
        var picture = Picture("a1", "d");
        var post = new Post { SchoolId = School, Title = "t", Text = "x" };
        post.Media.Add(new PostMedia { MediaId = picture.Id });
        Assert.Equal("b0124610f3cc1f01d083e5527f71a14824dc9775bd8e0696c1bbefe0d1139f39", ContentHash.Compute(post, [], new Dictionary<Guid, MediaFile> { [picture.Id] = picture }));
    }

    [Fact]
    public void What_is_no_content_does_not_count()
    {
        Assert.Equal(Hash(), Hash(post => (post.RejectReason, post.UpdatedAt, post.Version) = ("мелочь", At, 9)));
        Assert.Equal(Hash(), Hash(channels: [Max, new Channel { Id = Vk.Id, Kind = Vk.Kind, Name = "Новое имя", ExternalId = Vk.ExternalId }]));
    }

    private static string Hash(Action<Post>? change = null, MediaFile[]? media = null, Channel[]? channels = null)
    {
        media ??= [First, Second];
        var post = new Post { SchoolId = School, Title = "Новость", Text = "Новость https://example.test/a", PublishAt = At };
        post.Media.AddRange(media.Select((file, position) => new PostMedia { MediaId = file.Id, Position = position }));
        change?.Invoke(post);
        return ContentHash.Compute(post, channels ?? [Max, Vk], media.ToDictionary(file => file.Id));
    }

    private static MediaFile Picture(string sha256, string? description) =>
        new() { Id = Guid.NewGuid(), Sha256 = sha256, StoragePath = "", FileName = "", ContentType = "image/jpeg", Description = description };

    private static MediaFile Said(string sha256, string? description, PictureConsent consent)
    {
        var picture = Picture(sha256, description);
        picture.Say(consent, Guid.NewGuid(), At);
        return picture;
    }
}
