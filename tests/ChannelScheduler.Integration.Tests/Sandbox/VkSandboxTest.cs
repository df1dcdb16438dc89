using System.Net.Http.Json;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>A VK stand-in on a free port with a clock of its own, and short ways to call it over HTTP.</summary>
public abstract class VkSandboxTest : IAsyncLifetime
{
    protected const string Community = SandboxSeed.VkCommunityToken;
    protected const string User = SandboxSeed.VkUserToken;
    protected const string VkId = SandboxSeed.VkIdToken;
    protected const string Service = SandboxSeed.VkServiceToken;
    protected const string Wall = "-200000001";
    protected const string Group = "200000001";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));

    protected SandboxServer Server { get; private set; } = null!;

    protected HttpClient Http => Server.Http;

    public async Task InitializeAsync() => Server = await SandboxServer.StartAsync(Configure, Time);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    protected virtual void Configure(SandboxOptions options)
    {
    }

    protected Uri Address(string path) => new(Server.VkBaseUrl, path);

    /// <summary>Calls with a form and the token in the header; asserts HTTP 200, as VK answers errors too.</summary>
    protected async Task<JsonElement> CallAsync(string method, string token, string parameters = "", string version = "5.199")
    {
        using var response = await SendAsync(method, token, parameters, version);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    protected async Task<HttpResponseMessage> SendAsync(string method, string token, string parameters = "", string version = "5.199")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("method/" + method))
        {
            Content = new StringContent($"{parameters}&v={version}", null, "application/x-www-form-urlencoded"),
        };
        request.Headers.Authorization = new("Bearer", token);
        return await Http.SendAsync(request);
    }

    /// <summary>The error code, 0 for a success.</summary>
    protected async Task<int> CodeAsync(string method, string token, string parameters = "") =>
        CodeOf(await CallAsync(method, token, parameters));

    protected async Task<JsonElement> ResponseAsync(string method, string token, string parameters = "", string version = "5.199")
    {
        var answer = await CallAsync(method, token, parameters, version);
        Assert.True(answer.TryGetProperty("response", out var response), answer.ToString());
        return response;
    }

    protected async Task<long> PostAsync(string text, string more = "", string token = User) =>
        (await ResponseAsync("wall.post", token, $"owner_id={Wall}&from_group=1&message={Uri.EscapeDataString(text)}{more}"))
            .GetProperty("post_id").GetInt64();

    protected async Task<IReadOnlyList<JsonElement>> WallAsync(string more = "", string token = User) =>
        [.. (await ResponseAsync("wall.get", token, $"owner_id={Wall}{more}")).GetProperty("items").EnumerateArray()];

    protected async Task SwitchAsync(object switches)
    {
        using var response = await Http.PostAsJsonAsync(Address("_sandbox/vk/switches"), switches);
        response.EnsureSuccessStatusCode();
    }

    protected Task FaultAsync(string kind, int? times = 1, string? on = null) =>
        Server.AddFaultAsync(new Fault(SandboxNetworks.Vk, null, kind, times, On: on));

    protected static int CodeOf(JsonElement answer) =>
        answer.TryGetProperty("error", out var error) ? error.GetProperty("error_code").GetInt32() : 0;
}
