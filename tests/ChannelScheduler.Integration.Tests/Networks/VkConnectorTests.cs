using System.Net.Http.Json;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Vk;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>Which VK token is which, and which community an address means.</summary>
public sealed class VkConnectorTests : NetworkSandboxTest
{
    private VkConnector Connector => Harness.Services.GetRequiredService<VkConnector>();

    [Theory]
    [InlineData(ChannelTokenKind.Community, NetworkHarness.CommunityToken, "Публикует текст.")]
    [InlineData(ChannelTokenKind.User, NetworkHarness.UserToken, "фотографии")]
    [InlineData(ChannelTokenKind.Service, NetworkHarness.ServiceToken, "Только читает")]
    public async Task Each_kind_says_what_it_can_do(ChannelTokenKind kind, string token, string can)
    {
        var verdict = await Connector.CheckTokenAsync(ChannelEnvironment.Sandbox, kind, token, default);
        Assert.True(verdict.Ok, verdict.Report.ToString());
        Assert.Contains(can, verdict.Can, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChannelTokenKind.Community, NetworkHarness.UserToken, "Это токен пользователя, а здесь нужен ключ сообщества")]
    [InlineData(ChannelTokenKind.Community, NetworkHarness.ServiceToken, "Это сервисный ключ")]
    [InlineData(ChannelTokenKind.User, NetworkHarness.CommunityToken, "Это ключ сообщества, а здесь нужен токен пользователя")]
    [InlineData(ChannelTokenKind.User, NetworkHarness.ServiceToken, "Это сервисный ключ")]
    [InlineData(ChannelTokenKind.Service, NetworkHarness.CommunityToken, "Это ключ сообщества")]
    [InlineData(ChannelTokenKind.Service, NetworkHarness.UserToken, "Это токен пользователя")]
    [InlineData(ChannelTokenKind.User, "vk2.a.sandbox-vkid", "VK ID")]
    [InlineData(ChannelTokenKind.Community, "vk1.a.made-up", "не принят")]
    [InlineData(ChannelTokenKind.Community, "ключ сообщества", "пробелов и русских букв")]
    public async Task A_token_of_the_wrong_kind_is_named(ChannelTokenKind kind, string token, string words)
    {
        var verdict = await Connector.CheckTokenAsync(ChannelEnvironment.Sandbox, kind, token, default);
        Assert.False(verdict.Ok);
        Assert.Contains(words, verdict.Report.FindHolding()!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(verdict.Report.FindHolding()!.Remedy!);
    }

    [Fact]
    public async Task An_expired_token_and_one_for_another_address_are_told_apart()
    {
        await NewTokenAsync(new { value = "vk1.a.old", kind = "user", ownerId = 100000001, rights = "fullUser", expiresAt = Time.GetUtcNow().ToUnixTimeSeconds() - 1 });
        await NewTokenAsync(new { value = "vk1.a.elsewhere", kind = "user", ownerId = 100000001, rights = "fullUser", boundIp = "203.0.113.7" });
        Assert.Contains("истёк", await WordsAsync("vk1.a.old"), StringComparison.Ordinal);
        Assert.Contains("другого IP", await WordsAsync("vk1.a.elsewhere"), StringComparison.Ordinal);

        async Task<string> WordsAsync(string token) => (await Connector.CheckTokenAsync(ChannelEnvironment.Sandbox, ChannelTokenKind.User, token, default)).Report.FindHolding()!.Message;
    }

    [Fact]
    public async Task A_user_token_without_the_right_to_photos_is_refused()
    {
        await NewTokenAsync(new { value = "vk1.a.wall-only", kind = "user", ownerId = 100000001, rights = "wall" });
        var verdict = await Connector.CheckTokenAsync(ChannelEnvironment.Sandbox, ChannelTokenKind.User, "vk1.a.wall-only", default);
        Assert.Equal("photos", verdict.Report.FindHolding()!.Code);
    }

    [Theory]
    [InlineData("https://vk.com/club200000007")]
    [InlineData("https://vk.ru/school_7")]
    [InlineData("https://vk.com/wall-200000007_12")]
    public async Task A_community_is_found_by_its_address(string address)
    {
        await Server.AddChannelAsync(new SandboxChannelRequest("vk", "200000007", "school_7", "Школа № 7"));
        var (found, _) = await Connector.ReadCommunityAsync(ChannelEnvironment.Sandbox, NetworkHarness.CommunityToken, VkAddress.Parse(address), default);
        Assert.Equal(new FoundChannel("200000007", "Школа № 7", "school_7", true), found);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_said()
    {
        var (found, report) = await Connector.ReadCommunityAsync(ChannelEnvironment.Sandbox, NetworkHarness.CommunityToken, VkAddress.Parse("vk.com/nobody_here"), default);
        Assert.Null(found);
        Assert.Contains("nobody_here", report.FindHolding()!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_community_turns_the_check_red()
    {
        var other = await Server.AddChannelAsync(new SandboxChannelRequest("vk", Title: "Чужая"));
        var report = await Harness.Vk.CheckAsync(Harness.VkChannel(community: other.Token("community")), default);
        Assert.Contains("Чужая", report.FindHolding()!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_token_that_ran_out_holds_no_texts()
    {
        await NewTokenAsync(new { value = "vk1.a.old", kind = "user", ownerId = 100000001, rights = "fullUser", expiresAt = Time.GetUtcNow().ToUnixTimeSeconds() - 1 });
        var report = await Harness.Vk.CheckAsync(Harness.VkChannel(user: "vk1.a.old"), default);
        Assert.False(report.Ok);
        Assert.Null(report.FindHolding());
        Assert.True(report.Publishes);
        Assert.NotNull((await Harness.Vk.CheckAsync(Harness.VkChannel(community: null, user: "vk1.a.old"), default)).FindHolding());
    }

    private async Task NewTokenAsync(object token)
    {
        using var response = await Server.Http.PostAsJsonAsync(new Uri(Server.ControlUrl, "vk/tokens"), token);
        response.EnsureSuccessStatusCode();
    }
}
