using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>A machine that boots with a wrong clock publishes, misses and concludes nothing by it.</summary>
public sealed class ClockGateTests
{
    [Theory]
    // The networks say how far our clock is ahead, or nothing at all.
    [InlineData(0, true)]
    [InlineData(24 * 60, false)]
    [InlineData(null, true)]
    public async Task Nothing_goes_out_before_the_networks_have_told_the_time(int? minutesAhead, bool sent)
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync();
        using var watch = Watch(world);
        await watch.StartAsync(CancellationToken.None);

        await world.PassAsync();
        Assert.Empty(world.Max.Sent);

        if (minutesAhead is { } ahead) world.NetworkClock.Report(Network.Max, world.Now.AddMinutes(-ahead), world.Now);
        await watch.CheckAsync(CancellationToken.None);
        await world.PassAsync();
        Assert.Equal(sent ? 1 : 0, world.Max.Sent.Count);
        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_network_that_does_not_answer_holds_publishing_up_for_a_minute_at_most()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync();
        await using (var db = world.OpenDb()) await db.Channels.ExecuteUpdateAsync(set => set.SetProperty(one => one.Environment, ChannelEnvironment.Live));
        var asked = new TaskCompletionSource();
        world.Max.DuringCheck = world.Vk.DuringCheck = async cancellationToken =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        using var watch = Watch(world);
        await watch.StartAsync(CancellationToken.None);
        var check = watch.CheckAsync(CancellationToken.None);
        await asked.Task;

        world.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(world.NetworkClock.IsOff);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await check;
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_doubt_is_not_concluded_by_a_wrong_clock()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("?"));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        world.NetworkClock.Report(Network.Max, world.Now.AddMinutes(-6), world.Now);

        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(0, world.Max.ReadBacks);
        Assert.Equal(PublicationStatus.InDoubt, (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Status);

        // The answer of the read-back itself is what tells.
        world.NetworkClock.Report(Network.Max, world.Now, world.Now);
        world.Max.DuringReadBack = () =>
        {
            world.NetworkClock.Report(Network.Max, world.Now.AddMinutes(-6), world.Now);
            return Task.CompletedTask;
        };
        await world.PassAsync();
        Assert.Equal(1, world.Max.ReadBacks);
        Assert.Equal(0, (await world.PublicationAsync(post, ChannelKind.MaxPublic)).AbsentReads);
        Assert.Single(world.Max.Sent);
    }

    private static ClockWatchService Watch(PublishingWorld world)
    {
        // Never "started": the test calls the check itself.
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        return new ClockWatchService(
            world.Get<IDbContextFactory<SchedulerDbContext>>(), world.Get<ChannelPublishers>(), world.Get<ChannelAccessProvider>(), world.NetworkClock, world.Get<ClockWatch>(),
            world.Get<PublishingSignal>(), world.Time, lifetime, NullLogger<ClockWatchService>.Instance);
    }
}
