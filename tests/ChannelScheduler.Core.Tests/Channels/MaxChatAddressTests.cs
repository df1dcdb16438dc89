using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Channels;

public class MaxChatAddressTests
{
    [Theory]
    [InlineData("-72891795490955")]
    [InlineData("  -72891795490955 ")]
    [InlineData("−72891795490955")]
    [InlineData("«-72891795490955»")]
    [InlineData("https://web.max.ru/-72891795490955")]
    [InlineData("web.max.ru/-72891795490955/")]
    [InlineData("HTTPS://WEB.MAX.RU/-72891795490955?from=list#end")]
    [InlineData("https://web.max.ru/-72891795490955/AZ1JazQ5S4Q")]
    [InlineData("https://max.ru/c/-72891795490955/AZ1JazQ5S4Q")]
    [InlineData("max.ru/c/-72891795490955")]
    [InlineData("https://www.max.ru/c/-72891795490955/AZ1JazQ5S4Q?x=1")]
    public void A_number_is_taken_from_what_people_copy(string text) => Assert.Equal(-72891795490955, MaxChatAddress.Parse(text));

    [Theory]
    [InlineData(null, "MaxAddressEmpty")]
    [InlineData("   ", "MaxAddressEmpty")]
    [InlineData("https://max.ru/join/LNPW5HIAqvWw", "MaxAddressInvite")]
    [InlineData("max.ru/joincall/ahmoeViSGUdz", "MaxAddressInvite")]
    [InlineData("https://max.ru/id2634028465_gos", "MaxAddressHandle")]
    [InlineData("@id2634028465_gos", "MaxAddressHandle")]
    [InlineData("https://max.ru/id2634028465_gos/AZ1JazQ5S4Q", "MaxAddressHandle")]
    [InlineData("https://web.max.ru/id2634028465_gos", "MaxAddressHandle")]
    [InlineData("72891795490955", "MaxAddressPositive")]
    [InlineData("https://web.max.ru/72891795490955", "MaxAddressPositive")]
    [InlineData("max.ru/c/72891795490955/AZ1JazQ5S4Q", "MaxAddressPositive")]
    [InlineData("-0", "MaxAddressOther")]
    [InlineData("https://vk.com/club123", "MaxAddressOther")]
    [InlineData("https://max.ru.evil.example/-72891795490955", "MaxAddressOther")]
    [InlineData("https://notmax.ru/c/-72891795490955/AZ1JazQ5S4Q", "MaxAddressOther")]
    [InlineData("-72891795490955 и ещё слова", "MaxAddressOther")]
    [InlineData("-9999999999999999999999", "MaxAddressOther")]
    public void A_wrong_form_gets_a_sentence_that_says_what_to_paste(string? text, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => MaxChatAddress.Parse(text));
        Assert.Equal((code, "address"), (refused.Code, refused.Field));
        Assert.Contains("-72", refused.ToText(CultureInfo.GetCultureInfo("ru")), StringComparison.Ordinal);
    }
}
