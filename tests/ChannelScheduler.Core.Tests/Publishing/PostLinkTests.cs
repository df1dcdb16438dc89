using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

public sealed class PostLinkTests
{
    private const long Sequence = 0x019d496b34394b84;

    [Theory]
    [InlineData("https://max.ru/id2634028465_gos/AZ1JazQ5S4Q", "id2634028465_gos")]
    [InlineData("max.ru/@id2634028465_gos/AZ1JazQ5S4Q", "id2634028465_gos")]
    [InlineData("  https://www.max.ru/id2634028465_gos/AZ1JazQ5S4Q?from=share ", "id2634028465_gos")]
    [InlineData("https://web.max.ru/id2634028465_gos/AZ1JazQ5S4Q#1", "id2634028465_gos")]
    [InlineData("https://max.ru/c/-70000000000001/AZ1JazQ5S4Q", "-70000000000001")]
    public void A_max_address_tells_channel_and_time(string text, string channel)
    {
        Assert.True(PostLink.TryParse(text, out var link));
        Assert.Equal(new PostLink(Network.Max, channel, "116329890167999364", DateTimeOffset.FromUnixTimeMilliseconds(Sequence >> 16)), link);
    }

    [Theory]
    [InlineData("https://vk.com/wall-200000001_77")]
    [InlineData("vk.ru/wall-200000001_77")]
    [InlineData("https://m.vk.com/wall-200000001_77?reply=5")]
    [InlineData("https://vk.com/school5?w=wall-200000001_77")]
    [InlineData("https://vk.com/school5?w=wall-200000001_77%2Fall")]
    [InlineData("https://vk.com/feed?section=search&w=wall-200000001_77&z=1")]
    public void A_vk_address_tells_community_and_post_and_no_time(string text)
    {
        Assert.True(PostLink.TryParse(text, out var link));
        Assert.Equal(new PostLink(Network.Vk, "200000001", "77", null), link);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://max.ru/id2634028465_gos")]
    [InlineData("https://max.ru/join/LNPW5HIAqvWwAbCdEfGh")]
    [InlineData("https://max.ru/id2634028465_gos/AZ1JazQ5S4")]
    [InlineData("https://max.ru/id2634028465_gos/_____________")]
    [InlineData("https://max.ru/id2634028465_gos/__________8")]
    [InlineData("https://max.ru.example.test/id2634028465_gos/AZ1JazQ5S4Q")]
    [InlineData("https://vk.com/wall200000001_77")]
    [InlineData("https://vk.com/wall-200000001")]
    [InlineData("https://evil.test/?u=vk.com/wall-200000001_77")]
    [InlineData("https://vk.com/wall-200000001_77x")]
    [InlineData("https://vk.com/wall-9999999999999999999_77")]
    public void What_is_no_address_of_a_post_is_refused(string? text) => Assert.False(PostLink.TryParse(text, out _));

    [Theory]
    [InlineData("https://max.ru/id0012345673_gos/AZ1JazQ5S4Q", true)]
    [InlineData("https://max.ru/ID0012345673_GOS/AZ1JazQ5S4Q", true)]
    [InlineData("https://max.ru/c/-70000000000001/AZ1JazQ5S4Q", true)]
    [InlineData("https://max.ru/id2634028465_gos/AZ1JazQ5S4Q", false)]
    [InlineData("https://max.ru/c/-70000000000002/AZ1JazQ5S4Q", false)]
    [InlineData("https://vk.com/wall-70000000000001_77", false)]
    public void An_address_belongs_to_the_channel_that_it_names(string text, bool belongs)
    {
        Assert.True(PostLink.TryParse(text, out var link));
        Assert.Equal(belongs, link.BelongsTo(Channel(ChannelKind.MaxPublic, "-70000000000001", "@id0012345673_gos")));
    }

    [Fact]
    public void The_external_id_is_that_which_the_network_itself_gives()
    {
        Assert.True(PostLink.TryParse("https://max.ru/id0012345673_gos/AZ1JazQ5S4Q", out var max));
        Assert.Equal("mid.ffffc055dadd9fff019d496b34394b84", max.ExternalIdIn(Channel(ChannelKind.MaxPublic, "-70000000000001", "id0012345673_gos")));
        Assert.True(PostLink.TryParse("https://vk.com/wall-200000001_77", out var vk));
        Assert.Equal("77", vk.ExternalIdIn(Channel(ChannelKind.Gospublic, "200000001", "school")));
    }

    private static Channel Channel(ChannelKind kind, string externalId, string handle) =>
        new() { Kind = kind, Network = kind.NetworkOf(), Name = "", ExternalId = externalId, Handle = handle };
}
