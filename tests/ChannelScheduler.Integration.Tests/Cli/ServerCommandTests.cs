using System.Text.Json.Nodes;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Cli;

public sealed class ServerCommandTests : ServerCommandTestBase
{
    [Fact]
    public async Task A_list_is_read_to_its_end()
    {
        Api.On("GET /api/v1/posts", request => new StubAnswer(200, request.Query.Contains("cursor=n%2F2", StringComparison.Ordinal)
            ? """{"items":[{"id":"p3","status":"Published","title":"Третий"}],"nextCursor":null}"""
            : """{"items":[{"id":"p1","status":"Draft","title":"Первый\nстрока"},{"id":"p2","status":"Draft"}],"nextCursor":"n/2"}"""));
        Assert.Equal(0, await RunAsync("posts", "list", "--status", "Draft", "--from", "2026-09-01T00:00:00+03:00"));
        Assert.Contains("status=Draft&from=2026-08-31T21%3A00%3A00Z", Api.Requests[0].Query, StringComparison.Ordinal);
        Assert.Equal(4, Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Первый строка", Output, StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("posts", "list", "--format", "json", "--limit", "2"));
        Assert.Equal(["p1", "p2"], JsonNode.Parse(Output)!.AsArray().Select(post => post!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Show_prints_the_servers_json_whole()
    {
        Assert.Equal(0, await RunAsync("posts", "show", "p1", "--format", "json"));
        Assert.Equal("h", JsonNode.Parse(Output)!["contentHash"]!.GetValue<string>());
        Assert.Contains("День знаний", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_carries_the_version_that_was_seen()
    {
        Assert.Equal(0, await RunAsync("posts", "cancel", "p1"));
        var cancel = Api.Single("POST /api/v1/posts/p1/cancel");
        Assert.Equal(("\"4\"", "{}"), (cancel.Headers["If-Match"], cancel.Body));
    }

    [Fact]
    public async Task Queue_shows_publications()
    {
        Api.On("GET /api/v1/publications", """{"items":[{"id":"u1","postId":"p1","kind":"gospublic","dueAt":"2026-09-01T13:00:00+03:00","status":"InDoubt","url":null,"reason":{"code":"x","message":"Неизвестно, вышел ли пост."}}],"nextCursor":null}""");
        Assert.Equal(0, await RunAsync("queue", "--status", "InDoubt"));
        Assert.Equal("?status=InDoubt", Api.Requests[0].Query);
        Assert.Matches(@"u1 +gospublic +InDoubt +2026-09-01 13:00\+03:00 +p1 +Неизвестно, вышел ли пост\.", Output);
    }

    [Fact]
    public async Task What_came_out_in_the_sandbox_is_marked_so()
    {
        const string Out = """{"id":"p1","status":"published","title":"x","publications":[{"id":"u1","environment":"sandbox","status":"published"}]}""";
        Api.On("GET /api/v1/posts/p1", Out);
        Api.On("GET /api/v1/posts", $$"""{"items":[{{Out}}],"nextCursor":null}""");
        foreach (var args in new string[][] { ["posts", "show", "p1"], ["posts", "list"] })
        {
            Assert.Equal(0, await RunAsync(args));
            Assert.All(Output.Split('\n').Where(line => line.Contains("published", StringComparison.Ordinal)), line => Assert.Matches(@"published \((песочница|sandbox)\)", line));
            Assert.Contains("published", Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Channels_check_says_what_is_wrong_and_what_to_do()
    {
        Api.On("POST /api/v1/channels/c-max/check", """{"ok":true,"checks":[{"code":"token","ok":true,"message":"Ключ верен.","remedy":null}]}""");
        Api.On("POST /api/v1/channels/c-vk/check", """{"ok":false,"checks":[{"code":"rights","ok":false,"message":"Нет прав.","remedy":"Дайте права."}]}""");
        Assert.Equal(0, await RunAsync("channels", "check", "c-max"));
        Assert.Equal(1, await RunAsync("channels", "check", "c-max", "c-vk"));
        Assert.Contains("Школа 1 в ВК", Output, StringComparison.Ordinal);
        Assert.Contains("Нет прав. Дайте права.", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_exit_code_2()
    {
        await Api.DisposeAsync();
        Assert.Equal(2, await RunAsync("queue"));
        Assert.NotEmpty(Error);
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
        if (option == "--api-key") Assert.DoesNotContain(value, Output + Error, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task The_key_is_never_printed_even_when_it_is_refused()
    {
        Assert.Equal(1, await RunAsync("queue", "--api-key", "cs_wrong_key"));
        Assert.DoesNotContain("cs_wrong_key", Output + Error, StringComparison.Ordinal);
        Assert.NotEmpty(Error);
    }

    [Fact]
    public async Task Server_and_key_may_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("CHANNELSCHEDULER_SERVER", Api.Address);
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
        Assert.Contains("CHANNELSCHEDULER_SERVER", Error, StringComparison.Ordinal);
    }
}
