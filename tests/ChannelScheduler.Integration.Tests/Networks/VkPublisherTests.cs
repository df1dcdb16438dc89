using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Sandbox.Vk;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class VkPublisherTests : NetworkSandboxTest
{
    private const string User = NetworkHarness.UserToken;
    private const string Service = NetworkHarness.ServiceToken;

    [Fact]
    public async Task Text_goes_with_the_community_token_and_its_time_is_read_with_the_service_token()
    {
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await SendVkAsync("Здравствуйте"));

        var post = Assert.Single(await Server.PostsAsync("vk", VkGroup));
        Assert.Equal((post.Id, $"https://vk.com/wall-{VkGroup}_{post.Id}", (DateTimeOffset?)post.CreatedAt), (accepted.ExternalId, accepted.Url, accepted.NetworkTimestamp));
    }

    [Fact]
    public async Task Without_a_token_that_reads_the_network_s_time_stays_unknown()
    {
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await Harness.Vk.SendAsync(Harness.VkChannel(), NetworkHarness.Message("x"), Harness.Deadline, default));
        Assert.Null(accepted.NetworkTimestamp);
    }

    [Theory]
    [InlineData("""{"type":"photo","photo":{"id":"17","owner_id":"-1"}}""")]
    [InlineData("""{"type":"photo","photo":{"id":17.5,"owner_id":99999999999999999999}}""")]
    [InlineData("""{"type":"photo","photo":{"id":17,"owner_id":-1,"access_key":5}}""")]
    [InlineData("""{"type":"link","link":{"url":5}}""")]
    public async Task An_accepted_post_stays_accepted_however_odd_its_read_back(string attachment)
    {
        await using var server = RawHttpServer.Start(request => RawAnswer.Json(request.Target.Contains("wall.post", StringComparison.Ordinal)
            ? """{"response":{"post_id":5}}"""
            : $$$"""{"response":{"items":[{"id":5,"date":1788253200,"attachments":[{{{attachment}}}]}]}}"""));
        await using var harness = new NetworkHarness(vkUrl: server.Url);
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await harness.Vk.SendAsync(harness.VkChannel(service: Service), NetworkHarness.Message("x"), harness.Deadline, default));
        Assert.Equal(("5", (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(1788253200)), (accepted.ExternalId, accepted.NetworkTimestamp));
    }

    [Fact]
    public async Task Photos_are_put_on_the_wall_with_the_user_token()
    {
        using var picture = new TestPicture();
        var channel = Harness.VkChannel(user: User, service: Service);
        var prepared = await Harness.Vk.PrepareAsync(channel, new RenderedMessage("с фото", "с фото"), [picture.Media, picture.Media], default);
        Assert.Null(prepared.Problem);
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await Harness.Vk.SendAsync(channel, prepared.Message!, Harness.Deadline, default));

        Assert.Equal(new ReadMessageResult.Present("с фото", 2), await Harness.Vk.ReadAsync(channel, accepted.ExternalId, default));
    }

    [Fact]
    public async Task Photos_without_a_user_token_stop_before_anything_is_sent()
    {
        using var picture = new TestPicture();
        var prepared = await Harness.Vk.PrepareAsync(Harness.VkChannel(), new RenderedMessage("x", "x"), [picture.Media], default);
        Assert.Equal("stopped Authorization", OutcomeWords.Of(prepared.Problem));
    }

    [Fact]
    public async Task A_file_that_VK_does_not_take_is_no_doubt()
    {
        using var picture = new TestPicture();
        await FaultAsync("vk", VkFaultKinds.UploadEmpty, on: FaultOperations.Upload);
        var prepared = await Harness.Vk.PrepareAsync(Harness.VkChannel(user: User), new RenderedMessage("x", "x"), [picture.Media], default);
        Assert.Equal("for now", OutcomeWords.Of(prepared.Problem));
    }

    [Fact]
    public async Task An_edit_replaces_the_text_and_keeps_the_photos()
    {
        using var picture = new TestPicture();
        var channel = Harness.VkChannel(user: User);
        var prepared = await Harness.Vk.PrepareAsync(channel, new RenderedMessage("было", "было"), [picture.Media], default);
        var sent = Assert.IsType<PublishOutcome.Accepted>(await Harness.Vk.SendAsync(channel, prepared.Message!, Harness.Deadline, default));

        Assert.IsType<PublishOutcome.Accepted>(await Harness.Vk.EditAsync(channel, sent.ExternalId, new RenderedMessage("стало", "стало"), Harness.Deadline, default));

        Assert.Equal(new ReadMessageResult.Present("стало", 1), await Harness.Vk.ReadAsync(channel, sent.ExternalId, default));
    }

    [Fact]
    public async Task An_edit_that_can_t_read_the_post_first_changes_nothing()
    {
        var channel = Harness.VkChannel();
        var sent = Assert.IsType<PublishOutcome.Accepted>(await Harness.Vk.SendAsync(channel, NetworkHarness.Message("было"), Harness.Deadline, default));

        Assert.IsType<PublishOutcome.RefusedForGood>(await Harness.Vk.EditAsync(channel, sent.ExternalId, new RenderedMessage("стало", "стало"), Harness.Deadline, default));
        Assert.Equal("было", Assert.Single(await Server.PostsAsync("vk", VkGroup)).Text);
    }

    [Fact]
    public async Task A_deleted_post_is_gone()
    {
        var channel = Harness.VkChannel(service: Service);
        var sent = Assert.IsType<PublishOutcome.Accepted>(await SendVkAsync("лишнее"));
        Assert.IsType<PublishOutcome.Accepted>(await Harness.Vk.DeleteAsync(channel, sent.ExternalId, Harness.Deadline, default));
        Assert.IsType<ReadMessageResult.Gone>(await Harness.Vk.ReadAsync(channel, sent.ExternalId, default));
    }

    [Theory]
    [InlineData(FaultKinds.TooManyRequests, "for now 1", 0)]
    [InlineData(VkFaultKinds.SlotTaken, "for now 60", 0)]
    [InlineData(VkFaultKinds.FloodControl, "stopped Quota", 0)]
    [InlineData(VkFaultKinds.DayQuota, "stopped Quota", 0)]
    [InlineData(FaultKinds.Captcha, "stopped Captcha", 0)]
    [InlineData(FaultKinds.CaptchaNew, "stopped Captcha", 0)]
    [InlineData(FaultKinds.RevokedRights, "stopped RightsLost", 0)]
    [InlineData(FaultKinds.InvalidToken, "stopped Authorization", 0)]
    [InlineData(FaultKinds.ServerError, "unknown", 0)]
    [InlineData(FaultKinds.ProxyHtml, "unknown", 0)]
    [InlineData(FaultKinds.CutBeforeStore, "unknown", 0)]
    [InlineData(FaultKinds.GarbageBeforeStore, "unknown", 0)]
    [InlineData(VkFaultKinds.InternalErrorCode10, "unknown", 0)]
    [InlineData(VkFaultKinds.InternalErrorCode10AfterStore, "unknown", 1)]
    [InlineData(FaultKinds.CutAfterStore, "unknown", 1)]
    [InlineData(FaultKinds.GarbageBody, "unknown", 1)]
    [InlineData(FaultKinds.ServerErrorAfterStore, "unknown", 1)]
    public async Task A_fault_ends_in_its_class_after_one_request(string kind, string expected, int stored)
    {
        await FaultAsync("vk", kind);

        Assert.Equal(expected, OutcomeWords.Of(await SendVkAsync("x")));
        Assert.Equal(stored, (await Server.PostsAsync("vk", VkGroup)).Count);
        Assert.Equal(1, await Server.SendCountAsync("vk", VkGroup));
    }

    [Theory]
    [InlineData("vk1.a.wrong", VkGroup, "stopped Authorization")]
    [InlineData("vk2.a.sandbox-vkid", VkGroup, "stopped Authorization")]
    [InlineData("sandbox-vk-service", VkGroup, "stopped Authorization")]
    [InlineData(null, VkGroup, "stopped Authorization")]
    [InlineData(NetworkHarness.CommunityToken, "-200000001", "stopped ChannelGone")]
    public async Task A_wrong_token_or_channel_stops_the_channel(string? token, string group, string expected) =>
        Assert.Equal(expected, OutcomeWords.Of(await Harness.Vk.SendAsync(Harness.VkChannel(group, token), NetworkHarness.Message("x"), Harness.Deadline, default)));
}
