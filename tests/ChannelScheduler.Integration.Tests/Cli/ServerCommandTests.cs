using System.Text.Json.Nodes;
using ChannelScheduler.Cli;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Cli;

public sealed class ServerCommandTests : IAsyncLifetime, IDisposable
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

    private readonly TemporaryFolder _folder = new();
    private ApiStub _api = null!;
    private string _output = "";
    private string _error = "";

    public async Task InitializeAsync()
    {
        _api = await ApiStub.StartAsync();
        _api.On("GET /api/v1/channels", Channels);
        _api.On("POST /api/v1/posts", Post, 201, "\"3\"");
        _api.On("GET /api/v1/posts/p1", Post.Replace("Draft", "InReview", StringComparison.Ordinal), 200, "\"4\"");
        _api.On("POST /api/v1/posts/p1/submit", "{}");
        _api.On("POST /api/v1/posts/p1/cancel", "");
        _api.On("POST /api/v1/media", request => new StubAnswer(201, $$"""{"id":"m-{{request.FileName}}"}"""));
        File.WriteAllText(
            Path.Combine(_folder.Path, "post.md"),
            "---\ntitle: День знаний\npublishAt: 2026-09-01T09:00:00+03:00\nchannels: [{kind: max, handle: id5001007329_gos}, gospublic]\n---\nПриходите **все**.\n");
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_markdown_file_becomes_a_post()
    {
        Assert.Equal(0, await RunAsync("posts", "add", "post.md"));
        var request = _api.Single("POST /api/v1/posts");
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal("День знаний", body["title"]!.GetValue<string>());
        Assert.Equal("Приходите **все**.", body["text"]!.GetValue<string>());
        Assert.Equal(DateTimeOffset.Parse("2026-09-01T06:00:00Z", null), body["publishAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(["c-max", "c-vk"], body["channelIds"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.True(Guid.TryParse(request.Headers["Idempotency-Key"], out _));
        Assert.Contains("p1  Draft", _output, StringComparison.Ordinal);
        Assert.Contains("2026-09-01 06:00Z", _output, StringComparison.Ordinal);
        Assert.Contains("PUB003", _output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_title_is_refused_before_anything_is_written()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "bare.md"), "Приходите все.\n");
        Assert.Equal(2, await RunAsync("posts", "add", "bare.md", "--channel", "c-max"));
        Assert.Contains("title", _error, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task Pictures_are_uploaded_first_with_their_descriptions()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "линейка.jpg"), new byte[1234]);
        File.WriteAllBytes(Path.Combine(_folder.Path, "a=b.png"), new byte[5]);
        Assert.Equal(0, await RunAsync("posts", "add", "post.md", "--media", "линейка.jpg=Дети на линейке", "--media", "a=b.png", "--school", "s1", "--idempotency-key", "k1"));
        var uploads = _api.Requests.Where(request => request.Call == "POST /api/v1/media").ToList();
        Assert.Equal([("линейка.jpg", 1234L, "s1|Дети на линейке"), ("a=b.png", 5L, "s1|")], uploads.Select(upload => (upload.FileName!, upload.FileLength!.Value, upload.Body)));
        Assert.Equal(["k1-media-0", "k1-media-1"], uploads.Select(upload => upload.Headers["Idempotency-Key"]));
        var post = _api.Single("POST /api/v1/posts");
        Assert.Equal("k1", post.Headers["Idempotency-Key"]);
        Assert.Equal(["m-линейка.jpg", "m-a=b.png"], JsonNode.Parse(post.Body)!["mediaIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task Submit_carries_the_version_that_was_created()
    {
        Assert.Equal(0, await RunAsync("posts", "add", "post.md", "--submit"));
        Assert.Equal("\"3\"", _api.Single("POST /api/v1/posts/p1/submit").Headers["If-Match"]);
        Assert.Contains("p1  InReview", _output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_submit_says_that_the_draft_is_there()
    {
        _api.On("POST /api/v1/posts/p1/submit", """{"detail":"Нельзя отправить.","findings":[{"ruleId":"LNK001","message":"Ссылка на чат.","remedy":"Уберите её."}]}""", 422);
        Assert.Equal(1, await RunAsync("posts", "add", "post.md", "--submit"));
        Assert.Contains("p1", _error, StringComparison.Ordinal);
        Assert.Contains("LNK001: Ссылка на чат. Уберите её.", _error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_printed_as_sentences()
    {
        _api.On("POST /api/v1/posts", """{"title":"x","detail":"В посте есть ошибки.","errors":{"text":["Текст пуст.","И короток.\u001b[31m"]}}""", 422);
        Assert.Equal(1, await RunAsync("posts", "add", "post.md"));
        Assert.Equal(["В посте есть ошибки.", "  text: Текст пуст.", "  text: И короток. [31m"], _error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
        Assert.Empty(_output);
    }

    [Fact]
    public async Task A_reason_that_stands_in_the_detail_is_printed_once()
    {
        _api.On("POST /api/v1/posts", """{"detail":"text: Текст пуст.","errors":{"text":["Текст пуст."]}}""", 422);
        Assert.Equal(1, await RunAsync("posts", "add", "post.md"));
        Assert.Equal("text: Текст пуст.", _error.Trim());
    }

    [Theory]
    [InlineData(500, "oops")]
    [InlineData(502, "<html>")]
    [InlineData(200, "<html>not json</html>")]
    [InlineData(200, "{}")]
    [InlineData(307, "")]
    public async Task An_unusable_answer_to_a_new_post_names_the_key_for_a_second_try(int status, string body)
    {
        _api.On("POST /api/v1/posts", _ => new StubAnswer(status, body, Location: "/elsewhere"));
        Assert.Equal(2, await RunAsync("posts", "add", "post.md", "--idempotency-key", "my-key"));
        Assert.Contains("--idempotency-key my-key", _error, StringComparison.Ordinal);
        Assert.Single(_api.Requests, request => request.Call.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("c-vk")]
    [InlineData("--school s2 max", "c-max2")]
    [InlineData("--school s1 max gospublic", "c-max", "c-vk")]
    public async Task Channels_are_named_by_kind_or_id(string words, params string[] expected)
    {
        var split = words.Split(' ').ToList();
        var school = split[0] == "--school" ? split.GetRange(0, 2) : [];
        string[] channels = [.. split.Skip(school.Count).SelectMany(word => new[] { "--channel", word })];
        Assert.Equal(0, await RunAsync(["posts", "add", "post.md", .. school, .. channels]));
        Assert.Equal(expected.Length == 0 ? ["c-vk"] : expected, JsonNode.Parse(_api.Single("POST /api/v1/posts").Body)!["channelIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Theory]
    [InlineData("max", "c-max2")]
    [InlineData("closed", "c-vk")]
    [InlineData("no-such-id", "c-max")]
    public async Task A_channel_that_is_not_one_is_refused_before_anything_is_written(string word, string shown)
    {
        Assert.Equal(2, await RunAsync("posts", "add", "post.md", "--channel", word));
        Assert.Contains(shown, _error, StringComparison.Ordinal);
        Assert.All(_api.Requests, request => Assert.StartsWith("GET ", request.Call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_is_read_to_its_end()
    {
        _api.On("GET /api/v1/posts", request => new StubAnswer(200, request.Query.Contains("cursor=n%2F2", StringComparison.Ordinal)
            ? """{"items":[{"id":"p3","status":"Published","title":"Третий"}],"nextCursor":null}"""
            : """{"items":[{"id":"p1","status":"Draft","title":"Первый\nстрока"},{"id":"p2","status":"Draft"}],"nextCursor":"n/2"}"""));
        Assert.Equal(0, await RunAsync("posts", "list", "--status", "Draft", "--from", "2026-09-01T00:00:00+03:00"));
        Assert.Contains("status=Draft&from=2026-08-31T21%3A00%3A00Z", _api.Requests[0].Query, StringComparison.Ordinal);
        Assert.Equal(4, _output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Первый строка", _output, StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("posts", "list", "--format", "json", "--limit", "2"));
        Assert.Equal(["p1", "p2"], JsonNode.Parse(_output)!.AsArray().Select(post => post!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Show_prints_the_servers_json_whole()
    {
        Assert.Equal(0, await RunAsync("posts", "show", "p1", "--format", "json"));
        Assert.Equal("h", JsonNode.Parse(_output)!["contentHash"]!.GetValue<string>());
        Assert.Contains("День знаний", _output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_carries_the_version_that_was_seen()
    {
        Assert.Equal(0, await RunAsync("posts", "cancel", "p1"));
        var cancel = _api.Single("POST /api/v1/posts/p1/cancel");
        Assert.Equal(("\"4\"", "{}"), (cancel.Headers["If-Match"], cancel.Body));
    }

    [Fact]
    public async Task Queue_shows_publications()
    {
        _api.On("GET /api/v1/publications", """{"items":[{"id":"u1","postId":"p1","kind":"gospublic","dueAt":"2026-09-01T13:00:00+03:00","status":"InDoubt","url":null,"reason":{"code":"x","message":"Неизвестно, вышел ли пост."}}],"nextCursor":null}""");
        Assert.Equal(0, await RunAsync("queue", "--status", "InDoubt"));
        Assert.Equal("?status=InDoubt", _api.Requests[0].Query);
        Assert.Matches(@"u1 +gospublic +InDoubt +2026-09-01 13:00\+03:00 +p1 +Неизвестно, вышел ли пост\.", _output);
    }

    [Fact]
    public async Task What_came_out_in_the_sandbox_is_marked_so()
    {
        const string Out = """{"id":"p1","status":"published","title":"x","publications":[{"id":"u1","environment":"sandbox","status":"published"}]}""";
        _api.On("GET /api/v1/posts/p1", Out);
        _api.On("GET /api/v1/posts", $$"""{"items":[{{Out}}],"nextCursor":null}""");
        foreach (var args in new string[][] { ["posts", "show", "p1"], ["posts", "list"] })
        {
            Assert.Equal(0, await RunAsync(args));
            Assert.All(_output.Split('\n').Where(line => line.Contains("published", StringComparison.Ordinal)), line => Assert.Matches(@"published \((песочница|sandbox)\)", line));
            Assert.Contains("published", _output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Channels_check_says_what_is_wrong_and_what_to_do()
    {
        _api.On("POST /api/v1/channels/c-max/check", """{"ok":true,"checks":[{"code":"token","ok":true,"message":"Ключ верен.","remedy":null}]}""");
        _api.On("POST /api/v1/channels/c-vk/check", """{"ok":false,"checks":[{"code":"rights","ok":false,"message":"Нет прав.","remedy":"Дайте права."}]}""");
        Assert.Equal(0, await RunAsync("channels", "check", "c-max"));
        Assert.Equal(1, await RunAsync("channels", "check", "c-max", "c-vk"));
        Assert.Contains("Школа 1 в ВК", _output, StringComparison.Ordinal);
        Assert.Contains("Нет прав. Дайте права.", _output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_exit_code_2()
    {
        await _api.DisposeAsync();
        Assert.Equal(2, await RunAsync("queue"));
        Assert.NotEmpty(_error);
    }

    [Theory]
    [InlineData("--server", "ftp://x")]
    [InlineData("--server", "127.0.0.1:5080")]
    [InlineData("--api-key", "with space")]
    [InlineData("--api-key", "строка")]
    [InlineData("--api-key", "two\nlines")]
    [InlineData("--format", "yaml")]
    public async Task Bad_usage_is_exit_code_2_and_the_key_is_not_printed(string option, string value)
    {
        Assert.Equal(2, await RunAsync("queue", option, value));
        if (option == "--api-key") Assert.DoesNotContain(value, _output + _error, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task The_key_is_never_printed_even_when_it_is_refused()
    {
        Assert.Equal(1, await RunAsync("queue", "--api-key", "cs_wrong_key"));
        Assert.DoesNotContain("cs_wrong_key", _output + _error, StringComparison.Ordinal);
        Assert.NotEmpty(_error);
    }

    [Fact]
    public async Task Server_and_key_may_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("CHANNELSCHEDULER_SERVER", _api.Address);
        Environment.SetEnvironmentVariable("CHANNELSCHEDULER_API_KEY", ApiStub.ApiKey);
        try
        {
            Assert.Equal(0, await RunPlainAsync("posts", "show", "p1"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("CHANNELSCHEDULER_SERVER", null);
            Environment.SetEnvironmentVariable("CHANNELSCHEDULER_API_KEY", null);
        }

        Assert.Equal(2, await RunPlainAsync("posts", "show", "p1"));
        Assert.Contains("CHANNELSCHEDULER_SERVER", _error, StringComparison.Ordinal);
    }

    // The same option twice is bad usage, so a test's own value takes the place of the usual one.
    private Task<int> RunAsync(params string[] args)
    {
        string[] server = args.Contains("--server") ? [] : ["--server", _api.Address];
        string[] key = args.Contains("--api-key") ? [] : ["--api-key", ApiStub.ApiKey];
        return RunPlainAsync([.. args, .. server, .. key]);
    }

    private async Task<int> RunPlainAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new CliHost(new StringReader(""), output, error, _folder.Path));
        (_output, _error) = (output.ToString(), error.ToString());
        return code;
    }
}
