using ChannelScheduler.Core.Channels;
using Xunit;

namespace ChannelScheduler.Core.Tests.Channels;

public class TokenExpiryTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    // In days: how long until the end, how long ago people were told (empty: never), and which mark is to be told.
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(30.01, null, null)]
    [InlineData(30.0, null, 30)]
    [InlineData(29.0, null, 30)]
    [InlineData(29.0, 1.5, 30)]
    [InlineData(29.0, 1.0, null)]
    [InlineData(29.0, 0.5, null)]
    [InlineData(7.1, 22.0, null)]
    [InlineData(7.0, 22.0, 7)]
    [InlineData(5.0, 1.0, null)]
    [InlineData(5.0, null, 7)]
    [InlineData(1.0, 5.0, 1)]
    [InlineData(0.5, 0.4, null)]
    [InlineData(0.0, 0.5, 0)]
    [InlineData(-3.0, 3.5, 0)]
    [InlineData(-3.0, 2.5, null)]
    [InlineData(-100.0, null, 0)]
    public void Each_mark_is_told_once(double? daysLeft, double? toldDaysAgo, int? mark) =>
        Assert.Equal(mark, TokenExpiry.MarkToTell(In(daysLeft), In(-toldDaysAgo), Now));

    [Theory]
    [InlineData(null, false)]
    [InlineData(20.0, false)]
    [InlineData(1.5, false)]
    [InlineData(1.0, true)]
    [InlineData(0.1, true)]
    [InlineData(-1.0, false)]
    public void A_token_for_a_day_is_no_news_when_it_is_entered(double? daysLeft, bool told) =>
        Assert.Equal(told ? Now : null, TokenExpiry.ToldAtEntry(In(daysLeft), Now));

    private static DateTimeOffset? In(double? days) => days is { } some ? Now + TimeSpan.FromDays(some) : null;
}
