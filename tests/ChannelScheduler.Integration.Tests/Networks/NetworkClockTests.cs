using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class NetworkClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0, null, false)]
    [InlineData(300, null, false)]
    [InlineData(301, null, true)]
    [InlineData(-301, null, true)]
    [InlineData(301, 301, true)]
    // One network against the other: that one's fault.
    [InlineData(301, 0, false)]
    public void Our_clock_is_off_when_all_networks_say_so(int? maxSeconds, int? vkSeconds, bool off)
    {
        var clock = new NetworkClock(new FakeTimeProvider(Now));
        if (maxSeconds is { } max) clock.Report(Network.Max, Now.AddSeconds(-max), Now);
        if (vkSeconds is { } vk) clock.Report(Network.Vk, Now.AddSeconds(-vk), Now);
        Assert.Equal(off, clock.IsOff);
    }

    [Theory]
    // VK said long ago that all was well; since then our clock jumped, and only MAX has been asked.
    [InlineData(29, false)]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void An_old_answer_does_not_hide_a_jump_of_our_clock(int minutesAgo, bool off)
    {
        var time = new FakeTimeProvider(Now);
        var clock = new NetworkClock(time);
        clock.Report(Network.Vk, Now, Now);
        time.Advance(TimeSpan.FromMinutes(minutesAgo));
        clock.Report(Network.Max, Now, Now.AddHours(1));
        Assert.Equal(off, clock.IsOff);
        Assert.Equal(TimeSpan.Zero, clock.SkewOf(Network.Vk));
    }

    [Fact]
    public void Until_the_first_check_is_done_the_clock_counts_as_off()
    {
        var clock = new NetworkClock(new FakeTimeProvider(Now));
        clock.AwaitCheck();
        Assert.True(clock.IsOff);
        clock.CheckDone();
        Assert.False(clock.IsOff);
    }

    [Theory]
    [InlineData(true, -600)]
    [InlineData(false, null)]
    public async Task Only_a_live_network_s_Date_header_counts(bool live, int? skewSeconds)
    {
        var date = Now.AddMinutes(10).ToString("R", CultureInfo.InvariantCulture);
        await using var server = RawHttpServer.Start(RawAnswer.Json("{}", 200, $"Date: {date}"));
        await using var harness = new NetworkHarness(maxUrl: server.Url, live: live);
        await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("x"), harness.Deadline, default);

        Assert.Equal(skewSeconds, harness.Clock.SkewOf(Network.Max)?.TotalSeconds);
        Assert.Equal(live, harness.Clock.IsOff);
    }
}
