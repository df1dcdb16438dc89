using System.Text.Json;
using ChannelScheduler.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>The sandbox inside another web application: every part under its own prefix, nothing in each other's way.</summary>
public sealed class SandboxMountTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox(new SandboxOptions());
        _app = builder.Build();
        _app.MapMaxSandbox("/sandbox/api/max");
        _app.MapVkSandbox("/sandbox/api/vk");
        _app.MapSandboxReader("/sandbox", home: "/");
        _app.MapSandboxControl("");
        _app.MapGet("/", () => "own page");
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Addresses_in_answers_carry_the_prefix()
    {
        var baseUrl = new Uri(_http.BaseAddress!, "sandbox/api/max/");
        var max = new MaxCaller(_http, baseUrl);
        var (_, opened) = await max.CallAsync("POST", "uploads?type=image");
        Assert.StartsWith(baseUrl + "upload/", opened.GetProperty("url").GetString(), StringComparison.Ordinal);

        var attachments = new[] { new { type = "image", payload = new { token = await max.ImageTokenAsync() } } };
        var message = await max.SentAsync(new { text = "фото", attachments });
        var url = message.GetProperty("body").GetProperty("attachments")[0].GetProperty("payload").GetProperty("url").GetString();
        Assert.StartsWith(baseUrl + "files/", url, StringComparison.Ordinal);
        Assert.Equal(MaxCaller.Png, await _http.GetByteArrayAsync(url));

        var page = await _http.GetStringAsync("sandbox/max/" + MaxCaller.Channel);
        Assert.Equal(MaxCaller.Png, await _http.GetByteArrayAsync(page.Split("<img src=\"")[1].Split('"')[0]));
    }

    [Theory]
    [InlineData("", 200, "own page")]
    [InlineData("sandbox", 200, "<html")]
    [InlineData("sandbox", 200, "<a href=\"/\">")]
    [InlineData("sandbox/max/-7", 404, "<a href=\"/\">")]
    [InlineData("sandbox/reader.css", 200, ":root")]
    [InlineData("sandbox/api/max/chats", 404, "method.not.found")]
    [InlineData("_sandbox/channels", 200, "sandbox-max-bot-token")]
    [InlineData("_sandbox/posts?network=max&channel=-70000000000001", 200, "[]")]
    [InlineData("_sandbox/posts?network=max&channel=-7", 404, "no channel")]
    [InlineData("_sandbox/requests?network=ok&channel=-70000000000001", 404, "no channel")]
    [InlineData("elsewhere", 404, "")]
    public async Task Each_address_reaches_its_own_part(string path, int status, string content)
    {
        using var response = await _http.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(content, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{\"network\":\"max\",\"externalId\":\"-70000000000009\",\"handle\":\"id0012345673_biz\"}", 200)]
    [InlineData("{\"network\":\"max\",\"public\":false}", 200)]
    [InlineData("{\"network\":\"max\",\"externalId\":\"-70000000000001\"}", 400)]
    [InlineData("{\"network\":\"max\",\"handle\":\"id0012345673_gos\"}", 400)]
    [InlineData("{\"network\":\"max\",\"externalId\":\"5\"}", 400)]
    [InlineData("{\"network\":\"max\",\"handle\":\"не ник\"}", 400)]
    [InlineData("{\"network\":\"max\",\"permissions\":[\"fly\"]}", 400)]
    [InlineData("{\"network\":\"ok\"}", 400)]
    public async Task A_channel_is_created_only_with_a_free_and_proper_id(string json, int status)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("_sandbox/channels", content);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, body.TryGetProperty("tokens", out _));
    }
}
