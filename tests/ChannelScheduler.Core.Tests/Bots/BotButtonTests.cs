using ChannelScheduler.Core.Bots;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Core.Tests.Bots;

public sealed class BotButtonTests
{
    [Theory]
    [InlineData(BotButtonKind.Approve)]
    [InlineData(BotButtonKind.Reject)]
    [InlineData(BotButtonKind.KeepWaiting)]
    public void What_a_button_carries_is_read_back(BotButtonKind kind)
    {
        var button = new BotButton(BotPrompt.MakeNonce(), kind);
        Assert.Equal(button, BotButton.Parse(button.ToPayload()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":a")]
    [InlineData("nonce")]
    [InlineData("nonce:")]
    [InlineData("nonce:x")]
    [InlineData("nonce:A")]
    [InlineData("nonce:aa")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789:a")]
    public void What_no_button_of_ours_carries_is_none(string? payload) => Assert.Null(BotButton.Parse(payload));

    [Property]
    public void Any_other_text_is_refused_without_an_error(string? payload) => Assert.True(BotButton.Parse(payload) is null or { Nonce.Length: > 0 });

    [Fact]
    public void No_two_prompts_carry_the_same() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => BotPrompt.MakeNonce()).Distinct().Count());
}
