using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>The real program in this process, on a free port, with folders of its own and one person per role.</summary>
internal sealed class SchedulerServer : IAsyncDisposable
{
    public const string SchoolInn = "0012345673";
    private static readonly string[] Roles = ["press-officer", "content-admin", "manager", "admin"];

    private readonly WebApplication _app;
    private readonly TemporaryFolder? _ownFolder;
    private readonly List<RoleClient> _clients = [];

    private SchedulerServer(WebApplication app, TemporaryFolder? ownFolder, string folder, CapturedLogs logs)
    {
        (_app, _ownFolder, Folder, Logs) = (app, ownFolder, folder, logs);
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public string Folder { get; }

    public CapturedLogs Logs { get; }

    /// <summary>Without a key, at the root.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public RoleClient PressOfficer => As("press-officer");

    public RoleClient ContentAdmin => As("content-admin");

    public RoleClient Admin => As("admin");

    public RoleClient Anonymous => WithKey(null);

    /// <summary>The start's configuration as a command line: fast, quiet, in these folders.</summary>
    public static string[] Arguments(string folder, params string[] more) =>
    [
        "--Urls=http://127.0.0.1:0", "--Sandbox:Enabled=true", $"--Policies:Directory={RepositoryFiles.Policies}",
        $"--Data:Directory={Path.Combine(folder, "data")}", $"--Keys:Directory={Path.Combine(folder, "keys")}",
        "--Publishing:CrossPostDelay=00:00:03", "--Publishing:SweepInterval=00:00:01", "--Publishing:ReadBackGrace=00:00:02", "--Publishing:SendTimeout=00:00:03",
        .. Roles.SelectMany((role, index) => new[]
        {
            $"--Bootstrap:ApiKeys:{index}:Key={KeyOf(role)}", $"--Bootstrap:ApiKeys:{index}:Role={role}", $"--Bootstrap:ApiKeys:{index}:Name={role}",
            $"--Bootstrap:ApiKeys:{index}:School={(role == "admin" ? "" : SchoolInn)}",
        }),
        .. more,
    ];

    /// <param name="folder">Of an earlier server, to start on its data; null makes one that goes with the server.</param>
    public static Task<SchedulerServer> StartAsync(string? folder = null, params string[] more) => StartWithAsync(_ => { }, folder, more);

    /// <param name="replace">Called when all services are registered, to put others in the place of some.</param>
    public static async Task<SchedulerServer> StartWithAsync(Action<IServiceCollection> replace, string? folder = null, params string[] more)
    {
        var own = folder is null ? new TemporaryFolder() : null;
        var logs = new CapturedLogs();
        var app = await SchedulerProgram.CreateAsync(
            Arguments(folder ?? own!.Path, more), builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(logs);
                replace(builder.Services);
            });
        await app.StartAsync();
        return new SchedulerServer(app, own, folder ?? own!.Path, logs);
    }

    public static string KeyOf(string role) => $"cs_test_{role}_0123456789";

    public RoleClient As(string role) => WithKey(KeyOf(role));

    public RoleClient WithKey(string? key)
    {
        var known = _clients.Find(one => one.ApiKey == key);
        if (known is null) _clients.Add(known = new RoleClient(Address, key));
        return known;
    }

    /// <summary>A new person of this school with a key.</summary>
    public async Task<RoleClient> NewPersonAsync(string schoolId, string role)
    {
        var user = (await Admin.PostAsync("users", new { name = $"{role} {schoolId}", memberships = new[] { new { role, schoolId } } })).Must(201).Id;
        return WithKey((await Admin.PostAsync("api-keys", new { userId = user, name = role })).Must(201).Text("key"));
    }

    /// <param name="vkTokens">Kinds of VK tokens that the gospublic gets; all by default.</param>
    public async Task<TestSchool> NewSchoolAsync(params string[] vkTokens)
    {
        var inn = TestInn.Next();
        var handle = $"id{inn}_gos";
        var school = (await Admin.PostAsync("schools", new { name = "Школа " + inn, inn, timeZone = "Europe/Moscow", quietHours = new { from = "00:00:00", to = "00:00:00" } })).Must(201).Id;
        var (maxExternal, maxTokens) = await SandboxChannelAsync(new { network = "max", handle, title = "Школа " + inn });
        var (vkExternal, vkAll) = await SandboxChannelAsync(new { network = "vk", title = "Школа " + inn });
        var tokens = vkAll.Where(one => vkTokens.Length == 0 || vkTokens.Contains(one.Key)).ToDictionary();
        var max = (await Admin.PostAsync("channels", new { schoolId = school, kind = "maxPublic", name = "MAX", handle, externalId = maxExternal, tokens = maxTokens })).Must(201).Id;
        var vk = (await Admin.PostAsync("channels", new { schoolId = school, kind = "gospublic", name = "ВК", externalId = vkExternal, tokens })).Must(201).Id;
        return new TestSchool(school, inn, await NewPersonAsync(school, "press-officer"), await NewPersonAsync(school, "content-admin"), max, vk, maxExternal, vkExternal, handle) { MaxTokens = maxTokens, VkTokens = tokens };
    }

    /// <summary>A channel in the sandbox that the program does not know yet, with the tokens of it that the program could use.</summary>
    public async Task<(string ExternalId, Dictionary<string, object> Tokens)> SandboxChannelAsync(object request)
    {
        var response = await Http.PostAsJsonAsync("/_sandbox/channels", request);
        var channel = JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        string[] ours = ["bot", "community", "user", "service"];
        return (channel["externalId"]!.ToString(), channel["tokens"]!.AsArray()
            .Where(token => ours.Contains(token!["kind"]!.ToString())).DistinctBy(token => token!["kind"]!.ToString())
            .ToDictionary(token => token!["kind"]!.ToString(), token => (object)new { value = token!["value"]!.ToString() }));
    }

    public async Task AddFaultAsync(object fault) => (await Http.PostAsJsonAsync("/_sandbox/faults", fault)).EnsureSuccessStatusCode();

    /// <summary>What readers of the channel have, newest first.</summary>
    public async Task<JsonArray> SandboxPostsAsync(string network, string channel) =>
        (await Http.GetFromJsonAsync<JsonArray>($"/_sandbox/posts?network={network}&channel={channel}"))!;

    /// <summary>Rows per table and files of media: what a refused request must leave as it was. What the program does by itself meanwhile has no actor in the audit.</summary>
    public async Task<string> CountAllAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var media = Path.Combine(Folder, "data", "media");
        var files = Directory.Exists(media) ? Directory.EnumerateFiles(media, "*", SearchOption.AllDirectories).Count() : 0;
        return $"schools {await db.Schools.CountAsync()}, users {await db.Users.CountAsync()}, keys {await db.ApiKeys.CountAsync()}, channels {await db.Channels.CountAsync()}, "
            + $"posts {await db.Posts.CountAsync()}, publications {await db.Publications.CountAsync()}, media {await db.Media.CountAsync()}, audit {await db.Audit.CountAsync(one => one.ActorId != null)}, "
            + $"idempotency {await db.IdempotencyRecords.CountAsync()}, files {files}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        foreach (var client in _clients) client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _ownFolder?.Dispose();
    }
}
