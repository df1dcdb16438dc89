using ChannelScheduler.CrashHost;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>P2 and P6 against kill -9 in the middle of the MAX publish.</summary>
public sealed class MaxKillTests : KillTestBase
{
    [Theory]
    [InlineData(KillStep.AfterClaim)]
    [InlineData(KillStep.UnderPrepared)]
    [InlineData(KillStep.AfterSending)]
    [InlineData(KillStep.AfterStored)]
    [InlineData(KillStep.AfterAnswer)]
    [InlineData(KillStep.AfterOutcome)]
    public async Task Killed_in_the_max_publish_it_is_out_once_and_its_follower_comes(KillStep step)
    {
        var post = await RunAsync(step, "Max");

        Assert.Equal(("published", 1), (post.Max.Status, post.InMax));
        Assert.Equal(("published", 1), (post.Vk.Status, post.InVk));
        // Whatever was in doubt for a while was told to somebody.
        var wasInDoubt = step is KillStep.AfterSending or KillStep.AfterStored or KillStep.AfterAnswer;
        Assert.Equal(wasInDoubt, post.Told.Contains((post.Max.Id, "NotifyInDoubt")));
    }
}
