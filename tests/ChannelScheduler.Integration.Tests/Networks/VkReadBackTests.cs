using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class VkReadBackTests : NetworkSandboxTest
{
    private const string Text = "Первого сентября ждём всех на линейку в девять утра";

    private Task<ReadBackResult> ReadBackAsync(ReadBackQuery query) =>
        Harness.Vk.ReadBackAsync(Harness.VkChannel(service: NetworkHarness.ServiceToken, user: NetworkHarness.UserToken), query, default);

    [Fact]
    public async Task A_post_that_was_stored_is_found()
    {
        var query = Harness.Query(Text);
        await FaultAsync("vk", FaultKinds.CutAfterStore);
        Assert.IsType<PublishOutcome.Ambiguous>(await SendVkAsync(Text));

        var post = Assert.Single(await Server.PostsAsync("vk", VkGroup));
        Assert.Equal(new ReadBackResult.Found(post.Id, post.Url, post.CreatedAt), await ReadBackAsync(query));
    }

    [Fact]
    public async Task Absence_is_no_proof_and_goes_to_a_person()
    {
        var query = Harness.Query(Text);
        await FaultAsync("vk", FaultKinds.CutBeforeStore);
        await SendVkAsync(Text);
        Assert.IsType<ReadBackResult.Unclear>(await ReadBackAsync(query));
    }

    [Fact]
    public async Task Two_matches_go_to_a_person()
    {
        await SendVkAsync(Text);
        await SendVkAsync(Text);
        Assert.IsType<ReadBackResult.Unclear>(await ReadBackAsync(Harness.Query(Text)));
    }

    [Fact]
    public async Task A_wall_that_the_tokens_can_t_read_needs_a_person() =>
        Assert.IsType<ReadBackResult.Unreadable>(await Harness.Vk.ReadBackAsync(Harness.VkChannel(), Harness.Query(Text), default));

    [Fact]
    public async Task A_network_in_trouble_proves_nothing()
    {
        await FaultAsync("vk", FaultKinds.ServerError, on: FaultOperations.Read);
        Assert.IsType<ReadBackResult.Failed>(await ReadBackAsync(Harness.Query(Text)));
    }
}
