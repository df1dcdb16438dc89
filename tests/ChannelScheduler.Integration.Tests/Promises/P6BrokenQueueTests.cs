using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P6: a queue that fails delays what is due to the next pass, and to no longer.</summary>
public sealed class P6BrokenQueueTests
{
    [Fact]
    public async Task What_could_not_be_queued_goes_with_the_next_pass()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        world.Queue.IsBroken = true;
        Assert.Equal(0, await world.Get<DueDispatcher>().DispatchDueAsync(CancellationToken.None));

        world.Queue.IsBroken = false;
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }
}
