using ChannelScheduler.CrashHost;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>P2 and P6 against kill -9 when the network already has the post: it is found there and not sent again.</summary>
public sealed class KillAfterStoredTests : KillTestBase
{
    [Theory]
    [InlineData(KillStep.AfterStored, "PublishedRecovered")]
    [InlineData(KillStep.AfterAnswer, "PublishedRecovered")]
    [InlineData(KillStep.AfterOutcome, null)]
    public async Task Killed_when_the_network_has_it_both_are_out_once(KillStep step, string? reason)
    {
        var post = await RunAsync(step);

        Assert.Equal(("published", reason, 1), (post.Max.Status, post.Max.ReasonCode, post.InMax));
        Assert.Equal(("published", reason, 1), (post.Vk.Status, post.Vk.ReasonCode, post.InVk));
        Assert.Equal(reason is not null, post.Told.Contains((post.Max.Id, "NotifyInDoubt")));
    }

    [Fact]
    public async Task A_gospublic_that_cannot_be_read_stays_in_doubt_although_the_post_is_there()
    {
        var post = await RunAsync(canReadVk: false, $"{KillStep.AfterStored}:Vk");

        Assert.Equal(("inDoubt", "InDoubtUnreadable", 1), (post.Vk.Status, post.Vk.ReasonCode, post.InVk));
        Assert.Contains((post.Vk.Id, "NotifyPersonNeeded"), post.Told);
    }
}
