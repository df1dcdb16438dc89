using ChannelScheduler.Cli;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Cli;

/// <summary>The command line against an <see cref="ApiStub"/> with one post, three channels and a post file.</summary>
public abstract class ServerCommandTestBase : IAsyncLifetime, IDisposable
{
    private const string Channels = """
        {"items":[
          {"id":"c-max","schoolId":"s1","kind":"maxPublic","name":"Школа 1 в MAX","handle":"@id5001007329_gos"},
          {"id":"c-vk","schoolId":"s1","kind":"gospublic","name":"Школа 1 в ВК","handle":"school1"},
          {"id":"c-max2","schoolId":"s2","kind":"maxPublic","name":"Школа 2 в MAX","handle":"@id7707083893_gos"}
        ],"nextCursor":null}
        """;

    private const string Post = """
        {"id":"p1","version":3,"status":"Draft","title":"День знаний","contentHash":"h",
         "findings":[{"ruleId":"PUB003","severity":"warning","message":"Один и тот же текст.","remedy":"Измените."}],
         "publications":[{"id":"u1","channelId":"c-max","kind":"maxPublic","dueAt":"2026-09-01T06:00:00Z","status":"Scheduled","attempts":[]}]}
        """;

    private protected readonly TemporaryFolder Folder = new();
    private protected ApiStub Api { get; private set; } = null!;
    private protected string Output { get; private set; } = "";
    private protected string Error { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Api = await ApiStub.StartAsync();
        Api.On("GET /api/v1/channels", Channels);
        Api.On("POST /api/v1/posts", Post, 201, "\"3\"");
        Api.On("GET /api/v1/posts/p1", Post.Replace("Draft", "InReview", StringComparison.Ordinal), 200, "\"4\"");
        Api.On("POST /api/v1/posts/p1/submit", "{}");
        Api.On("POST /api/v1/posts/p1/cancel", "");
        Api.On("POST /api/v1/media", request => new StubAnswer(201, $$"""{"id":"m-{{request.FileName}}"}"""));
        File.WriteAllText(
            Path.Combine(Folder.Path, "post.md"),
            "---\ntitle: День знаний\npublishAt: 2026-09-01T09:00:00+03:00\nchannels: [{kind: max, handle: id5001007329_gos}, gospublic]\n---\nПриходите **все**.\n");
    }

    public async Task DisposeAsync() => await Api.DisposeAsync();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    // The same option twice is bad usage, so a test's own value takes the place of the usual one.
    private protected Task<int> RunAsync(params string[] args)
    {
        string[] server = args.Contains("--server") ? [] : ["--server", Api.Address];
        string[] key = args.Contains("--api-key") ? [] : ["--api-key", ApiStub.ApiKey];
        return RunPlainAsync([.. args, .. server, .. key]);
    }

    private protected async Task<int> RunPlainAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new CliHost(new StringReader(""), output, error, Folder.Path));
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }
}
