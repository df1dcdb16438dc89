using System.Net.Http.Json;
using ChannelScheduler.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Testing.Sandbox;

/// <summary>The sandbox in this process, on free ports of 127.0.0.1. Rate limits are off unless asked for.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly SandboxHost _host;

    private SandboxServer(SandboxHost host)
    {
        _host = host;
        Http = new HttpClient { BaseAddress = host.MaxAddress };
    }

    /// <summary>Root of the MAX API, ends with a slash.</summary>
    public Uri MaxBaseUrl => _host.MaxAddress;

    /// <summary>Root of the VK API, ends with a slash: methods are at <c>method/…</c>.</summary>
    public Uri VkBaseUrl => _host.VkAddress;

    /// <summary>Control calls, ends with a slash: <c>…/_sandbox/</c>.</summary>
    public Uri ControlUrl => new(_host.MaxAddress, "_sandbox/");

    /// <summary>A client with no token, based at the MAX root.</summary>
    public HttpClient Http { get; }

    public SandboxFaults Faults => _host.Services.GetRequiredService<SandboxFaults>();

    /// <param name="configure">Changes the options, e.g. turns rate limits on or names a state folder.</param>
    /// <param name="time">Clock of the networks; a fake one also holds slow answers back until it is moved.</param>
    public static async Task<SandboxServer> StartAsync(Action<SandboxOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new SandboxOptions();
        options.Max.RateLimits = false;
        options.Vk.RateLimits = false;
        configure?.Invoke(options);
        return new SandboxServer(await SandboxHost.StartAsync(options, maxPort: 0, vkPort: 0, time));
    }

    public async Task AddFaultAsync(Fault fault)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(ControlUrl, "faults"), fault, SandboxJson.Options);
        response.EnsureSuccessStatusCode();
    }

    public async Task ClearFaultsAsync()
    {
        using var response = await Http.DeleteAsync(new Uri(ControlUrl, "faults"));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What the channel holds, newest first, deleted posts included.</summary>
    public async Task<IReadOnlyList<ReaderPost>> PostsAsync(string network, string channel) =>
        await Http.GetFromJsonAsync<List<ReaderPost>>(
            new Uri(ControlUrl, $"posts?network={network}&channel={channel}"), SandboxJson.Options) ?? [];

    /// <summary>How many send requests have reached the channel, whatever became of them.</summary>
    public async Task<int> SendCountAsync(string network, string channel) => (await SendsAsync(network, channel)).Count;

    /// <summary>When send requests reached the channel, oldest first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> SendsAsync(string network, string channel)
    {
        var log = await Http.GetFromJsonAsync<SendLog>(
            new Uri(ControlUrl, $"requests?network={network}&channel={channel}"), SandboxJson.Options);
        return log!.ReceivedAt;
    }

    /// <summary>Creates one more channel, for tests with several schools.</summary>
    public async Task<SandboxChannel> AddChannelAsync(SandboxChannelRequest request)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(ControlUrl, "channels"), request, SandboxJson.Options);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<SandboxChannel>(SandboxJson.Options))!;
    }

    /// <summary>A new MAX bot that is in no channel yet.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> NewBotAsync(string name = "Бот песочницы")
    {
        using var response = await Http.PostAsJsonAsync(new Uri(ControlUrl, "max/bots"), new { name });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<SandboxBot>(SandboxJson.Options))!.Token;
    }

    /// <summary>Somebody adds the bot to a MAX channel, or changes its rights there; the first time makes <c>bot_added</c> appear.</summary>
    public async Task AddBotAsync(string channel, string bot, bool admin = true, IReadOnlyList<string>? permissions = null)
    {
        using var response = await Http.PostAsJsonAsync(new Uri(ControlUrl, "max/members"), new { channel, bot, admin, permissions });
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }

    private sealed record SandboxBot(string Token);

    private sealed record SendLog(int Count, IReadOnlyList<DateTimeOffset> ReceivedAt);
}
