using System.Text.Json.Nodes;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Pages.Clock;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What time the pages compare a device's clock with, and what they say of it.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds by which the server is ahead of MAX and of VK, null for a network that has not answered; whose time counts; seconds of the server's own fault when it is told.</summary>
    [Theory]
    [InlineData(null, null, null, 0, null)]
    [InlineData(0, null, Network.Max, 0, null)]
    [InlineData(40, null, Network.Max, 40, 40)]
    [InlineData(-40, null, Network.Max, -40, -40)]
    [InlineData(30, 90, Network.Max, 30, null)]
    [InlineData(31, 0, Network.Max, 31, 31)]
    [InlineData(null, 90, Network.Vk, 90, 90)]
    public void The_networks_time_counts_and_without_it_the_servers_own(int? max, int? vk, Network? source, int ahead, int? told)
    {
        var time = new FakeTimeProvider(Now);
        var networks = new NetworkClock(time);
        if (max is { } one) networks.Report(Network.Max, Now.AddSeconds(-one), Now);
        if (vk is { } other) networks.Report(Network.Vk, Now.AddSeconds(-other), Now);
        var clock = new ClockReading(networks, time);

        Assert.Equal(new ClockReading.Reading(Now.AddSeconds(-ahead), source), clock.Read());
        Assert.Equal(told is { } seconds ? TimeSpan.FromSeconds(seconds) : null, clock.ServerIsOffBy());
    }

    [Fact]
    public async Task Who_is_signed_in_is_told_the_networks_time_and_an_admin_that_the_server_is_wrong()
    {
        await using var server = await SchedulerServer.StartAsync();
        using var admin = await server.SignInNewAsync(Role.Admin, null);
        Assert.DoesNotContain("Часы этого сервера", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/clock/notice?ahead=120");
        Assert.Contains("спешат на 2 мин", admin.Text, StringComparison.Ordinal);
        Assert.Contains("с часами сервера программы", admin.Text, StringComparison.Ordinal);
        Assert.Contains("web.max.ru", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", admin.Html, StringComparison.Ordinal);

        var now = TimeProvider.System.GetUtcNow();
        server.Services.GetRequiredService<INetworkClock>().Report(Network.Max, now.AddMinutes(10), now);
        await admin.OpenAsync("/clock");
        var told = DateTimeOffset.FromUnixTimeMilliseconds((long)JsonNode.Parse(admin.Html)!["now"]!);
        Assert.InRange((told - TimeProvider.System.GetUtcNow()).TotalMinutes, 9.9, 10.1);
        await admin.OpenAsync("/clock/notice?ahead=-45");
        Assert.Contains("отстают на 45 с", admin.Text, StringComparison.Ordinal);
        Assert.Contains("временем сети MAX", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/");
        Assert.Contains("Часы этого сервера отстают на 10 мин", admin.Text, StringComparison.Ordinal);
        using var officer = await server.SignInNewAsync(Role.PressOfficer, null);
        Assert.DoesNotContain("Часы этого сервера", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_is_not_cached_and_not_for_strangers()
    {
        await using var server = await SchedulerServer.StartAsync();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/clock");
        asked.Headers.Authorization = new("Bearer", SchedulerServer.KeyOf("manager"));
        using var answer = await server.Http.SendAsync(asked);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var stranger = new PageClient(server.Address);
        await stranger.OpenAsync("/clock");
        Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
    }
}
