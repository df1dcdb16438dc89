using ChannelScheduler.Core.Bots;
using Xunit;

namespace ChannelScheduler.Core.Tests.Bots;

public sealed class BotLinkCodeTests
{
    [Fact]
    public void A_code_is_two_groups_of_five_and_each_is_another()
    {
        var codes = Enumerable.Range(0, 500).Select(_ => BotLinkCode.Make()).ToList();
        Assert.All(codes, code => Assert.Matches("^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("ABCDE-FGHJK")]
    [InlineData("abcde-fghjk")]
    [InlineData("ABCDEFGHJK")]
    [InlineData(" abcde fghjk ")]
    public void However_a_person_types_it_it_is_the_same_code(string typed) => Assert.Equal(BotLinkCode.HashOf("ABCDE-FGHJK"), BotLinkCode.HashOf(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("спасибо")]
    [InlineData("ABCDE-FGHJ")]
    [InlineData("ABCDE-FGHJKL")]
    [InlineData("ABCDE-FGH0K")]
    [InlineData("АВСDE-FGHJK")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public void What_can_be_no_code_is_none(string? typed) => Assert.Null(BotLinkCode.HashOf(typed));

    [Fact]
    public void The_hash_does_not_hold_the_code()
    {
        var code = BotLinkCode.Make();
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), BotLinkCode.HashOf(code)!, StringComparison.Ordinal);
    }
}
