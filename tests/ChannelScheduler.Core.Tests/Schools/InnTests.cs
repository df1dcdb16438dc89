using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Core.Tests.Schools;

public sealed class InnTests
{
    [Theory]
    [InlineData("0012345673", true)]
    [InlineData("5001007329", true)]
    [InlineData("500100732259", true)]
    [InlineData("0012345674", false)]
    [InlineData("500100732258", false)]
    [InlineData("500100732249", false)]
    public void Check_digits_are_right_in_ten_and_twelve(string text, bool right)
    {
        Assert.Equal(right, Inn.TryParse(text, out var inn));
        if (right) Assert.Equal((text, text.Length == 10), (inn.Value, inn.IsOrganisation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("001234567")]
    [InlineData("00123456731")]
    [InlineData(" 0012345673")]
    [InlineData("00l2345673")]
    [InlineData("٠٠١٢٣٤٥٦٧٣")]
    public void Anything_but_ten_or_twelve_ascii_digits_is_refused(string? text) => Assert.False(Inn.TryParse(text, out _));

    [Theory]
    [InlineData("0012345673")]
    [InlineData("500100732259")]
    public void No_other_digit_in_a_checked_place_passes(string right)
    {
        for (var place = right.Length == 10 ? 9 : 10; place < right.Length; place++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != right[place]))
            {
                Assert.False(Inn.TryParse(right[..place] + digit + right[(place + 1)..], out _));
            }
        }
    }

    [Fact]
    public void Parse_says_what_is_wrong()
    {
        Assert.Contains("0012345674", Assert.Throws<FormatException>(() => Inn.Parse("0012345674")).Message, StringComparison.Ordinal);
        Assert.Equal("0012345673", Inn.Parse("0012345673").ToString());
    }
}
