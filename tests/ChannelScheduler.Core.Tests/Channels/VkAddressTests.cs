using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Channels;

public class VkAddressTests
{
    [Theory]
    [InlineData("https://vk.com/club123", 123L, null)]
    [InlineData("vk.ru/public123", 123L, null)]
    [InlineData("https://m.vk.com/event123?from=search", 123L, null)]
    [InlineData("club123", 123L, null)]
    [InlineData("123", 123L, null)]
    [InlineData("-123", 123L, null)]
    [InlineData("https://vk.com/wall-123_45", 123L, null)]
    [InlineData("https://vk.ru/school1?w=wall-123_45%2Fall", 123L, null)]
    [InlineData("https://m.vk.ru/wall-123", 123L, null)]
    [InlineData("https://vk.com/school_1", null, "school_1")]
    [InlineData("vk.com/school.1/", null, "school.1")]
    [InlineData("https://www.vk.com/@school1", null, "school1")]
    [InlineData("@school1", null, "school1")]
    [InlineData(" school1 ", null, "school1")]
    public void A_community_is_read_off_its_addresses(string text, long? id, string? name) => Assert.Equal(new VkAddress(id, name), VkAddress.Parse(text));

    [Theory]
    [InlineData(null, "VkAddressEmpty")]
    [InlineData("", "VkAddressEmpty")]
    [InlineData("https://vk.com/id123", "VkAddressPerson")]
    [InlineData("school.ru", "VkAddressPerson")]
    [InlineData("https://max.ru/id2634028465_gos", "VkAddressOther")]
    [InlineData("https://notvk.com/club123", "VkAddressOther")]
    [InlineData("https://vk.com.evil.example/club123", "VkAddressOther")]
    [InlineData("https://vk.com/club0", "VkAddressOther")]
    [InlineData("Наша школа", "VkAddressOther")]
    [InlineData("https://vk.com/wall5_6", null)]
    public void Anything_else_gets_a_sentence(string? text, string? code)
    {
        if (code is null) Assert.Equal("wall5_6", VkAddress.Parse(text).ScreenName);
        else Assert.Equal((code, "address"), Assert.Throws<RefusedException>(() => VkAddress.Parse(text)) is var refused ? (refused.Code, refused.Field) : default);
    }
}
