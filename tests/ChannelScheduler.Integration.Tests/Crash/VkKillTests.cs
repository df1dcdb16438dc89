using ChannelScheduler.CrashHost;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>P2 and P6 against kill -9 in the middle of the VK publish, where absence can't be proved.</summary>
public sealed class VkKillTests : KillTestBase
{
    [Theory]
    [InlineData(KillStep.AfterClaim, "published", 1)]
    [InlineData(KillStep.UnderPrepared, "published", 1)]
    [InlineData(KillStep.AfterSending, "inDoubt", 0)]
    [InlineData(KillStep.AfterStored, "published", 1)]
    [InlineData(KillStep.AfterAnswer, "published", 1)]
    [InlineData(KillStep.AfterOutcome, "published", 1)]
    public async Task Killed_in_the_vk_publish_it_is_out_at_most_once_and_a_doubt_is_told(KillStep step, string status, int inVk)
    {
        var post = await RunAsync(step, "Vk");

        Assert.Equal(("published", 1), (post.Max.Status, post.InMax));
        Assert.Equal((status, inVk), (post.Vk.Status, post.InVk));
        Assert.Equal(status == "inDoubt", post.Told.Contains((post.Vk.Id, "NotifyPersonNeeded")));
    }

    [Theory]
    [InlineData(KillStep.AfterSending, 0)]
    [InlineData(KillStep.AfterStored, 1)]
    public async Task A_gospublic_that_cannot_be_read_stays_in_doubt_and_somebody_is_told(KillStep step, int inVk)
    {
        var post = await RunAsync(step, "Vk", canReadVk: false);

        Assert.Equal(("inDoubt", "InDoubtUnreadable", inVk), (post.Vk.Status, post.Vk.ReasonCode, post.InVk));
        Assert.Contains((post.Vk.Id, "NotifyPersonNeeded"), post.Told);
    }
}
