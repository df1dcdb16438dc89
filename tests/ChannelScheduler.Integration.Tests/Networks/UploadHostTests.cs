using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class UploadHostTests
{
    private static readonly string[] Domains = ["oneme.ru", "okcdn.ru"];

    [Theory]
    [InlineData("https://iu.oneme.ru/uploadImage?sig=1", true)]
    [InlineData("https://vu.okcdn.ru/upload.do", true)]
    [InlineData("https://oneme.ru/x", true)]
    [InlineData("http://127.0.0.1:5101/upload/1", true)]
    [InlineData("http://iu.oneme.ru/x", false)]
    [InlineData("https://iu.oneme.ru:8443/x", false)]
    [InlineData("https://evil-oneme.ru/x", false)]
    [InlineData("https://oneme.ru.evil.com/x", false)]
    [InlineData("https://iu.oneme.ru@evil.com/x", false)]
    [InlineData("http://127.0.0.1:5102/upload/1", false)]
    [InlineData("http://localhost:5101/upload/1", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_file_goes_only_to_the_network_s_own_hosts(string? address, bool allowed) =>
        Assert.Equal(allowed, UploadHosts.IsAllowed(address, Domains, new Uri("http://127.0.0.1:5101/"), out _));

    [Fact]
    public async Task The_token_does_not_travel_to_the_upload_host()
    {
        using var picture = new TestPicture();
        RawHttpServer server = null!;
        server = RawHttpServer.Start(request => RawAnswer.Json(request.Target.StartsWith("/uploads", StringComparison.Ordinal)
            ? $$"""{"url":"{{server.Url}}put"}"""
            : """{"photos":{"1":{"token":"image-token"}}}"""));
        await using (server)
        {
            await using var harness = new NetworkHarness(maxUrl: server.Url);
            var prepared = await harness.Max.PrepareAsync(harness.MaxChannel(), new RenderedMessage("x", "x"), [picture.Media], default);

            Assert.Equal(["image-token"], prepared.Message!.Attachments);
            var upload = Assert.Single(server.Requests, request => request.Target == "/put");
            Assert.Null(upload.Header("Authorization"));
            Assert.Contains("name=\"data\"; filename=\"image.png\"", upload.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    // It is asked without our token: what it refuses says nothing about the channel.
    [InlineData(401, "", "for now")]
    [InlineData(403, """{"code":"access.denied","message":"x"}""", "for now")]
    [InlineData(400, "bad request", "for now")]
    [InlineData(404, "", "for now")]
    [InlineData(413, "", "for now")]
    [InlineData(500, "", "for now")]
    [InlineData(200, """{"error":{"error_code":5,"error_msg":"x"}}""", "for now")]
    [InlineData(200, "<html>", "for now")]
    public async Task A_refusal_of_the_upload_host_does_not_stop_the_channel(int status, string body, string expected)
    {
        using var picture = new TestPicture();
        RawHttpServer server = null!;
        server = RawHttpServer.Start(request => request.Target == "/put"
            ? RawAnswer.Json(body, status)
            : RawAnswer.Json($$$"""{"url":"{{{server.Url}}}put","response":{"upload_url":"{{{server.Url}}}put"}}"""));
        await using (server)
        {
            await using var harness = new NetworkHarness(maxUrl: server.Url, vkUrl: server.Url);
            var max = await harness.Max.PrepareAsync(harness.MaxChannel(), new RenderedMessage("x", "x"), [picture.Media], default);
            var vk = await harness.Vk.PrepareAsync(harness.VkChannel(user: NetworkHarness.UserToken), new RenderedMessage("x", "x"), [picture.Media], default);
            Assert.Equal((expected, expected), (OutcomeWords.Of(max.Problem), OutcomeWords.Of(vk.Problem)));
        }
    }

    [Fact]
    public async Task A_forged_upload_address_is_refused_before_the_file_leaves()
    {
        using var picture = new TestPicture();
        await using var elsewhere = RawHttpServer.Start(RawAnswer.Json("{}"));
        await using var server = RawHttpServer.Start(RawAnswer.Json($$$"""{"url":"{{{elsewhere.Url}}}put?ticket=1","response":{"upload_url":"{{{elsewhere.Url}}}put"}}"""));
        await using var harness = new NetworkHarness(maxUrl: server.Url, vkUrl: server.Url);

        var max = await harness.Max.PrepareAsync(harness.MaxChannel(), new RenderedMessage("x", "x"), [picture.Media], default);
        var vk = await harness.Vk.PrepareAsync(harness.VkChannel(user: NetworkHarness.UserToken), new RenderedMessage("x", "x"), [picture.Media], default);

        Assert.IsType<PublishOutcome.RefusedForGood>(max.Problem);
        Assert.IsType<PublishOutcome.RefusedForGood>(vk.Problem);
        Assert.Empty(elsewhere.Requests);
    }
}
