using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>P8 at the network: no token in a log line, an outcome, an excerpt or an address.</summary>
public class SecretsStayInTests
{
    private const string BotToken = "f9LHodD0cOKverysecretbottoken";
    private const string VkToken = "vk1.a.VerySecret-Community_Token";

    [Theory]
    [InlineData(200, """{"error":{"error_code":5,"error_msg":"User authorization failed: invalid access_token (4) vk1.a.VerySecret-Community_Token","request_params":[{"key":"access_token","value":"vk1.a.VerySecret-Community_Token"},{"key":"Authorization","value":"Bearer vk1.a.VerySecret-Community_Token"}]}}""")]
    [InlineData(200, """{"error":{"error_code":14,"error_msg":"Captcha needed","redirect_uri":"https://id.vk.com/not_robot_captcha?session_token=abcSECRET","request_params":[{"key":"oauth","value":"vk1.a.VerySecret-Community_Token"}]}}""")]
    [InlineData(502, "<html>upstream refused Authorization: Bearer vk1.a.VerySecret-Community_Token</html>")]
    public async Task A_VK_error_that_echoes_the_token_leaks_it_nowhere(int status, string body)
    {
        await using var server = RawHttpServer.Start(RawAnswer.Json(body, status));
        await using var harness = new NetworkHarness(vkUrl: server.Url);
        var outcome = await harness.Vk.SendAsync(harness.VkChannel(community: VkToken), NetworkHarness.Message("x"), harness.Deadline, default);
        var report = await harness.Vk.CheckAsync(harness.VkChannel(community: VkToken, user: VkToken, service: VkToken), default);

        Assert.DoesNotContain("VerySecret", outcome + string.Join('\n', report.Checks) + harness.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("abcSECRET", outcome.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(harness.Logs.Text);
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {VkToken}", request.Header("Authorization")));
        Assert.All(server.Requests, request => Assert.DoesNotContain("VerySecret", request.Target + request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, """{"code":"verify.token","message":"Invalid access_token f9LHodD0cOKverysecretbottoken"}""")]
    [InlineData(500, "Authorization: f9LHodD0cOKverysecretbottoken")]
    public async Task A_MAX_error_that_echoes_the_token_leaks_it_nowhere(int status, string body)
    {
        await using var server = RawHttpServer.Start(RawAnswer.Json(body, status));
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        var outcome = await harness.Max.SendAsync(harness.MaxChannel(token: BotToken), NetworkHarness.Message("x"), harness.Deadline, default);
        var report = await harness.Max.CheckAsync(harness.MaxChannel(token: BotToken), default);

        Assert.DoesNotContain("verysecret", outcome + string.Join('\n', report.Checks) + harness.Logs.Text, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal(BotToken, request.Header("Authorization")));
        Assert.All(server.Requests, request => Assert.DoesNotContain("verysecret", request.Target + request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cut_connection_is_told_without_the_token()
    {
        await using var server = RawHttpServer.Start(RawAnswer.CutInTheMiddle);
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        var outcome = await harness.Max.SendAsync(harness.MaxChannel(token: BotToken), NetworkHarness.Message("x"), harness.Deadline, default);
        Assert.IsType<PublishOutcome.Ambiguous>(outcome);
        Assert.DoesNotContain("verysecret", outcome + harness.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("known abc123 here", "known [secret] here")]
    [InlineData("encoded a%2Bb here", "encoded [secret] here", "a+b")]
    [InlineData("""{"key":"access_token","value":"zzz"}""", """{"key":"access_token","value":"[secret]"}""")]
    [InlineData("https://x/?access_token=zzz&v=5", "https://x/?access_token=[secret]&v=5")]
    [InlineData("""{"access_token": "zzz"}""", """{"access_token": "[secret]"}""")]
    [InlineData("Authorization: Bearer zzz next", "Authorization: Bearer [secret] next")]
    [InlineData("Authorization: zzz", "Authorization: [secret]")]
    [InlineData("vk2.a.Zz_9-x.y end", "[secret] end")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void The_scrubber_cuts(string text, string expected, string known = "abc123") => Assert.Equal(expected, SecretScrubber.Clean(text, known));

    [Fact]
    public void An_excerpt_is_at_most_a_thousand_characters_and_keeps_pairs_whole()
    {
        Assert.Equal(1000, SecretScrubber.Excerpt(new string('a', 5000)).Length);
        Assert.Equal(999, SecretScrubber.Excerpt(new string('a', 999) + "🙂" + new string('a', 50)).Length);
    }
}
