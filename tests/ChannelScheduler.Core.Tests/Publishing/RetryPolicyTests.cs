using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 15)]
    [InlineData(4, 30)]
    [InlineData(5, 60)]
    [InlineData(6, 120)]
    [InlineData(7, 300)]
    [InlineData(8, 600)]
    [InlineData(1000, 600)]
    public void Pauses_grow_to_ten_minutes(int tries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.DelayAfter(tries, null));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(-5000, 100)]
    [InlineData(1000, 1000)]
    [InlineData(7_200_000, 7_200_000)]
    public void What_the_network_asks_for_is_honoured_and_never_a_busy_loop(int askedMilliseconds, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryPolicy.DelayAfter(8, TimeSpan.FromMilliseconds(askedMilliseconds)));
}
