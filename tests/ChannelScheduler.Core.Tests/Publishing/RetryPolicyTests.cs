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
    [InlineData(1, 0, 2)]
    [InlineData(1, -5, 2)]
    [InlineData(1, 3, 3)]
    [InlineData(3, 1, 15)]
    [InlineData(8, 7200, 7200)]
    public void What_the_network_asks_for_is_never_shortened_and_never_makes_a_busy_loop(int tries, int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.DelayAfter(tries, TimeSpan.FromSeconds(asked)));
}
