using System.Text.Json.Nodes;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Cli;

public sealed class PostsAddCommandTests : ServerCommandTestBase
{
    [Fact]
    public async Task A_markdown_file_becomes_a_post()
    {
        Assert.Equal(0, await RunAsync("posts", "add", "post.md"));
        var request = Api.Single("POST /api/v1/posts");
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal("День знаний", body["title"]!.GetValue<string>());
        Assert.Equal("Приходите **все**.", body["text"]!.GetValue<string>());
        Assert.Equal(DateTimeOffset.Parse("2026-09-01T06:00:00Z", null), body["publishAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(["c-max", "c-vk"], body["channelIds"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.True(Guid.TryParse(request.Headers["Idempotency-Key"], out _));
        Assert.Contains("p1  Draft", Output, StringComparison.Ordinal);
        Assert.Contains("2026-09-01 06:00Z", Output, StringComparison.Ordinal);
        Assert.Contains("PUB003", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_title_is_refused_before_anything_is_written()
    {
        File.WriteAllText(Path.Combine(Folder.Path, "bare.md"), "Приходите все.\n");
        Assert.Equal(2, await RunAsync("posts", "add", "bare.md", "--channel", "c-max"));
        Assert.Contains("title", Error, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task Pictures_are_uploaded_first_with_their_descriptions()
    {
        File.WriteAllBytes(Path.Combine(Folder.Path, "линейка.jpg"), new byte[1234]);
        File.WriteAllBytes(Path.Combine(Folder.Path, "a=b.png"), new byte[5]);
        Assert.Equal(0, await RunAsync("posts", "add", "post.md", "--media", "линейка.jpg=Дети на линейке", "--media", "a=b.png", "--school", "s1", "--idempotency-key", "k1"));
        var uploads = Api.Requests.Where(request => request.Call == "POST /api/v1/media").ToList();
        Assert.Equal([("линейка.jpg", 1234L, "s1|Дети на линейке"), ("a=b.png", 5L, "s1|")], uploads.Select(upload => (upload.FileName!, upload.FileLength!.Value, upload.Body)));
        Assert.Equal(["k1-media-0", "k1-media-1"], uploads.Select(upload => upload.Headers["Idempotency-Key"]));
        var post = Api.Single("POST /api/v1/posts");
        Assert.Equal("k1", post.Headers["Idempotency-Key"]);
        Assert.Equal(["m-линейка.jpg", "m-a=b.png"], JsonNode.Parse(post.Body)!["mediaIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task Submit_carries_the_version_that_was_created()
    {
        Assert.Equal(0, await RunAsync("posts", "add", "post.md", "--submit"));
        Assert.Equal("\"3\"", Api.Single("POST /api/v1/posts/p1/submit").Headers["If-Match"]);
        Assert.Contains("p1  InReview", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_submit_says_that_the_draft_is_there()
    {
        Api.On("POST /api/v1/posts/p1/submit", """{"detail":"Нельзя отправить.","findings":[{"ruleId":"LNK001","message":"Ссылка на чат.","remedy":"Уберите её."}]}""", 422);
        Assert.Equal(1, await RunAsync("posts", "add", "post.md", "--submit"));
        Assert.Contains("p1", Error, StringComparison.Ordinal);
        Assert.Contains("LNK001: Ссылка на чат. Уберите её.", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_printed_as_sentences()
    {
        Api.On("POST /api/v1/posts", """{"title":"x","detail":"В посте есть ошибки.","errors":{"text":["Текст пуст.","И короток.\u001b[31m"]}}""", 422);
        Assert.Equal(1, await RunAsync("posts", "add", "post.md"));
        Assert.Equal(["В посте есть ошибки.", "  text: Текст пуст.", "  text: И короток. [31m"], Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
        Assert.Empty(Output);
    }

    [Fact]
    public async Task A_reason_that_stands_in_the_detail_is_printed_once()
    {
        Api.On("POST /api/v1/posts", """{"detail":"text: Текст пуст.","errors":{"text":["Текст пуст."]}}""", 422);
        Assert.Equal(1, await RunAsync("posts", "add", "post.md"));
        Assert.Equal("text: Текст пуст.", Error.Trim());
    }

    [Theory]
    [InlineData(500, "oops")]
    [InlineData(502, "<html>")]
    [InlineData(200, "<html>not json</html>")]
    [InlineData(200, "{}")]
    [InlineData(307, "")]
    public async Task An_unusable_answer_to_a_new_post_names_the_key_for_a_second_try(int status, string body)
    {
        Api.On("POST /api/v1/posts", _ => new StubAnswer(status, body, Location: "/elsewhere"));
        Assert.Equal(2, await RunAsync("posts", "add", "post.md", "--idempotency-key", "my-key"));
        Assert.Contains("--idempotency-key my-key", Error, StringComparison.Ordinal);
        Assert.Single(Api.Requests, request => request.Call.StartsWith("POST ", StringComparison.Ordinal));
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
        Assert.Equal(expected.Length == 0 ? ["c-vk"] : expected, JsonNode.Parse(Api.Single("POST /api/v1/posts").Body)!["channelIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Theory]
    [InlineData("max", "c-max2")]
    [InlineData("closed", "c-vk")]
    [InlineData("no-such-id", "c-max")]
    public async Task A_channel_that_is_not_one_is_refused_before_anything_is_written(string word, string shown)
    {
        Assert.Equal(2, await RunAsync("posts", "add", "post.md", "--channel", word));
        Assert.Contains(shown, Error, StringComparison.Ordinal);
        Assert.All(Api.Requests, request => Assert.StartsWith("GET ", request.Call, StringComparison.Ordinal));
    }
}
