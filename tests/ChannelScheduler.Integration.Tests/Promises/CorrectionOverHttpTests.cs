using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing;
using ChannelScheduler.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>The real program, its engines and the sandbox: what scripts and readers see of a correction and a withdrawal.</summary>
public sealed class CorrectionOverHttpTests : IAsyncLifetime, IDisposable
{
    private const string Officer = "cs_test_press-officer";
    private const string Approver = "cs_test_content-admin";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _app = await SchedulerProgram.CreateAsync(
            [
                "--Urls=http://127.0.0.1:0", "--Sandbox:Enabled=true", $"--Policies:Directory={RepositoryFiles.Policies}", "--Publishing:SweepInterval=00:00:01",
                $"--Data:Directory={Path.Combine(_folder.Path, "data")}", $"--Keys:Directory={Path.Combine(_folder.Path, "keys")}",
                $"--Bootstrap:ApiKeys:0:Key={Officer}", "--Bootstrap:ApiKeys:0:Role=press-officer", "--Bootstrap:ApiKeys:0:Name=officer",
                $"--Bootstrap:ApiKeys:1:Key={Approver}", "--Bootstrap:ApiKeys:1:Role=content-admin", "--Bootstrap:ApiKeys:1:Name=approver",
            ],
            builder => builder.Logging.ClearProviders());
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_correction_changes_the_max_post_in_place_and_the_gospublic_gets_the_corrected_words()
    {
        var post = await OutInMaxAsync();
        var before = Assert.Single(await ReadersAsync("max", SandboxSeed.MaxPublicChatId));

        await MustAsync(409, Officer, HttpMethod.Put, post, new { title = "День открытых дверей", text = "Иначе." });
        await MustAsync(422, Officer, HttpMethod.Post, post + "/correct", new { text = "Ждём вас в воскресенье." });
        await MustAsync(200, Officer, HttpMethod.Post, post + "/correct", new { text = "Ждём вас в воскресенье.", reason = "не тот день" });
        var hash = (await MustAsync(200, Approver, HttpMethod.Get, post))["contentHash"]!.ToString();
        await MustAsync(403, Officer, HttpMethod.Post, post + "/approve", new { contentHash = hash });
        await MustAsync(200, Approver, HttpMethod.Post, post + "/approve", new { contentHash = hash });

        await UntilAsync(async () => (await ReadersAsync("max", SandboxSeed.MaxPublicChatId)).Single()!["text"]!.ToString().Contains("воскресенье", StringComparison.Ordinal));
        await UntilAsync(async () => Of(await GetAsync(post), "maxPublic")["pendingWrite"] is null);
        var after = Assert.Single(await ReadersAsync("max", SandboxSeed.MaxPublicChatId));
        Assert.Equal(before!["id"]!.ToString(), after!["id"]!.ToString());
        Assert.Empty(await ReadersAsync("vk", SandboxSeed.VkGroupId));

        await MustAsync(200, Approver, HttpMethod.Post, "publications/" + Of(await GetAsync(post), "gospublic")["id"], new { reason = "срочно" }, "/release");
        await UntilAsync(async () => Of(await GetAsync(post), "gospublic")["status"]!.ToString() == "published");
        Assert.Contains("воскресенье", Assert.Single(await ReadersAsync("vk", SandboxSeed.VkGroupId))!["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["send", "edit"], Of(await GetAsync(post), "maxPublic")["attempts"]!.AsArray().Select(one => one!["kind"]!.ToString()));

        // What is out on both is edited on both, and taken down on both.
        await MustAsync(200, Officer, HttpMethod.Post, post + "/correct", new { text = "Ждём вас в понедельник.", reason = "перенос" });
        await MustAsync(200, Approver, HttpMethod.Post, post + "/approve", new { contentHash = (await GetAsync(post))["contentHash"]!.ToString() });
        await UntilAsync(async () => (await ReadersAsync("vk", SandboxSeed.VkGroupId)).Single()!["text"]!.ToString().Contains("понедельник", StringComparison.Ordinal));
        await UntilAsync(async () => (await GetAsync(post))["publications"]!.AsArray().All(one => one!["pendingWrite"] is null));

        var channelIds = (await GetAsync(post))["channelIds"]!.AsArray().Select(one => one!.ToString()).ToArray();
        await MustAsync(403, Officer, HttpMethod.Post, post + "/withdraw", new { channelIds, reason = "отмена" });
        await MustAsync(200, Approver, HttpMethod.Post, post + "/withdraw", new { channelIds, reason = "отмена" });
        await UntilAsync(async () => (await GetAsync(post))["status"]!.ToString() == "withdrawn");
        Assert.True((bool)Assert.Single(await ReadersAsync("max", SandboxSeed.MaxPublicChatId))!["deleted"]!);
        Assert.True((bool)Assert.Single(await ReadersAsync("vk", SandboxSeed.VkGroupId))!["deleted"]!);
    }

    private async Task<string> OutInMaxAsync()
    {
        var channels = (await MustAsync(200, Officer, HttpMethod.Get, "channels"))["items"]!.AsArray();
        var channelIds = channels.Where(one => one!["kind"]!.ToString() is "maxPublic" or "gospublic").Select(one => one!["id"]!.ToString());
        var created = await MustAsync(201, Officer, HttpMethod.Post, "posts", new { title = "День открытых дверей", text = "Ждём вас в субботу.", channelIds });
        var post = "posts/" + created["id"];
        await MustAsync(200, Officer, HttpMethod.Post, post + "/submit");
        await MustAsync(200, Approver, HttpMethod.Post, post + "/approve", new { contentHash = created["contentHash"]!.ToString() });
        await UntilAsync(async () => Of(await GetAsync(post), "maxPublic")["status"]!.ToString() == "published");
        return post;
    }

    private Task<JsonNode> GetAsync(string path) => MustAsync(200, Approver, HttpMethod.Get, path);

    private static JsonNode Of(JsonNode post, string kind) => post["publications"]!.AsArray().Single(one => one!["kind"]!.ToString() == kind)!;

    private async Task<JsonArray> ReadersAsync(string network, long channel) =>
        (await _http.GetFromJsonAsync<JsonArray>($"/_sandbox/posts?network={network}&channel={channel}"))!;

    /// <summary>Calls with the version as it stands.</summary>
    private async Task<JsonNode> MustAsync(int status, string key, HttpMethod method, string resource, object? body = null, string action = "")
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + resource + action);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (method != HttpMethod.Get && resource != "posts")
        {
            var parts = (resource + action).Split('/');
            using var current = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{parts[0]}/{parts[1]}");
            current.Headers.Authorization = request.Headers.Authorization;
            using var seen = await _http.SendAsync(current);
            request.Headers.TryAddWithoutValidation("If-Match", seen.Headers.ETag!.ToString());
        }
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{method} {resource}{action}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "In vain.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
