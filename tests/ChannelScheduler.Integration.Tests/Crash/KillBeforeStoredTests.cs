using ChannelScheduler.CrashHost;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>P2 and P6 against kill -9 before the network has the post.</summary>
public sealed class KillBeforeStoredTests : KillTestBase
{
    [Theory]
    [InlineData(KillStep.AfterClaim)]
    [InlineData(KillStep.UnderPrepared)]
    public async Task Killed_before_the_mark_it_was_surely_not_sent_and_goes_out_once(KillStep step)
    {
        var post = await RunAsync(step);

        Assert.Equal(("published", 1), (post.Max.Status, post.InMax));
        Assert.Equal(("published", 1), (post.Vk.Status, post.InVk));
        Assert.DoesNotContain(post.Told, one => one.Code == "NotifyInDoubt");
    }

    [Fact]
    public async Task Killed_after_the_mark_max_is_proved_absent_and_sent_but_vk_waits_for_a_person()
    {
        var post = await RunAsync(KillStep.AfterSending);

        Assert.Equal(("published", 1), (post.Max.Status, post.InMax));
        Assert.Contains((post.Max.Id, "NotifyInDoubt"), post.Told);
        Assert.Equal(("inDoubt", "InDoubtPerson", 0), (post.Vk.Status, post.Vk.ReasonCode, post.InVk));
        Assert.Contains((post.Vk.Id, "NotifyPersonNeeded"), post.Told);
    }

    [Fact]
    public async Task A_gospublic_that_cannot_be_read_waits_for_a_person_too()
    {
        var post = await RunAsync(canReadVk: false, $"{KillStep.AfterSending}:Vk");

        Assert.Equal(("inDoubt", "InDoubtUnreadable", 0), (post.Vk.Status, post.Vk.ReasonCode, post.InVk));
        Assert.Contains((post.Vk.Id, "NotifyPersonNeeded"), post.Told);
    }
}
