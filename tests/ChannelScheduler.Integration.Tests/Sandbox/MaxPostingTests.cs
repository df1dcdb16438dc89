using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Sending, reading, editing and deleting on the MAX stand-in.</summary>
public sealed class MaxPostingTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private MaxCaller _max = null!;

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync();
        _max = new MaxCaller(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_seeded_channels_are_there_with_their_tokens()
    {
        var (_, me) = await _max.CallAsync("GET", "me");
        Assert.Equal(SandboxSeed.MaxBotUserId, me.GetProperty("user_id").GetInt64());
        var (_, open) = await _max.CallAsync("GET", "chats/" + MaxCaller.Channel);
        Assert.Equal(("channel", "active", true, "https://max.ru/id0012345673_gos"), (
            open.GetProperty("type").GetString(), open.GetProperty("status").GetString(),
            open.GetProperty("is_public").GetBoolean(), open.GetProperty("link").GetString()));
        var (_, closed) = await _max.CallAsync("GET", "chats/" + MaxCaller.Closed);
        Assert.False(closed.GetProperty("is_public").GetBoolean());
        Assert.Matches("^https://max.ru/join/[A-Za-z0-9_-]{43}$", closed.GetProperty("link").GetString());
        var (_, member) = await _max.CallAsync("GET", $"chats/{MaxCaller.Channel}/members/me");
        Assert.Contains("write", member.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
    }

    [Theory]
    [InlineData(MaxCaller.Channel, "https://max.ru/id0012345673_gos/")]
    [InlineData(MaxCaller.Closed, "https://max.ru/c/-70000000000002/")]
    public async Task Ids_and_addresses_follow_the_known_arithmetic(string channel, string start)
    {
        var message = await _max.SentAsync(new { text = "Привет" }, channel);
        var seq = message.GetProperty("body").GetProperty("seq").GetInt64();
        var chatId = long.Parse(channel, CultureInfo.InvariantCulture);
        Assert.Equal($"mid.{chatId:x16}{seq:x16}", message.GetProperty("body").GetProperty("mid").GetString());
        Assert.Equal(message.GetProperty("timestamp").GetInt64(), seq >> 16);
        var url = message.GetProperty("url").GetString()!;
        Assert.StartsWith(start, url, StringComparison.Ordinal);
        var token = System.Buffers.Text.Base64Url.DecodeFromChars(url.AsSpan(start.Length));
        Assert.Equal(seq, System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(token));
    }

    [Fact]
    public void The_arithmetic_gives_the_published_example()
    {
        // The mid and seq of the official Go client's sample message.
        Assert.Equal("mid.ffffbdb48e6c3775019d496b34394b84", MaxIds(-72891795490955, 116329890167999364));

        static string MaxIds(long chat, long seq) => ChannelScheduler.Sandbox.Max.MaxIds.Mid(chat, seq);
    }

    [Fact]
    public async Task Posts_are_read_back_newest_first_and_alone()
    {
        var first = Mid(await _max.SentAsync(new { text = "один" }));
        var second = Mid(await _max.SentAsync(new { text = "два" }));
        await _max.SentAsync(new { text = "в другом канале" }, MaxCaller.Closed);

        Assert.Equal(["два", "один"], await TextsAsync($"messages?chat_id={MaxCaller.Channel}"));
        Assert.Equal(["два"], await TextsAsync($"messages?chat_id={MaxCaller.Channel}&count=1"));
        Assert.Equal(["один", "два"], await TextsAsync($"messages?message_ids={first},{second}"));
        var (_, one) = await _max.CallAsync("GET", "messages/" + first);
        Assert.Equal("один", Text(one));
    }

    [Fact]
    public async Task Either_order_of_from_and_to_bounds_the_list()
    {
        var at = (await _max.SentAsync(new { text = "один" })).GetProperty("timestamp").GetInt64();
        Assert.Single(await TextsAsync($"messages?chat_id={MaxCaller.Channel}&from={at - 1}&to={at + 1}"));
        Assert.Single(await TextsAsync($"messages?chat_id={MaxCaller.Channel}&from={at + 1}&to={at - 1}"));
        Assert.Empty(await TextsAsync($"messages?chat_id={MaxCaller.Channel}&from={at + 1}&to={at + 9}"));
    }

    [Fact]
    public async Task An_edit_keeps_what_it_does_not_name()
    {
        var token = await _max.ImageTokenAsync();
        var mid = Mid(await _max.SentAsync(new { text = "было", attachments = new[] { new { type = "image", payload = new { token } } } }));

        await EditAsync(mid, "{\"text\":\"стало\"}");
        Assert.Equal(("стало", 1), await StateAsync(mid));
        await EditAsync(mid, "{\"attachments\":null}");
        Assert.Equal(("стало", 1), await StateAsync(mid));
        await EditAsync(mid, "{\"attachments\":[]}");
        Assert.Equal(("стало", 0), await StateAsync(mid));
        Assert.Equal(1, await _server.SendCountAsync("max", MaxCaller.Channel));
    }

    [Fact]
    public async Task A_deleted_post_is_gone_for_readers_and_kept_for_tests()
    {
        var mid = Mid(await _max.SentAsync(new { text = "лишнее" }));
        var (_, deleted) = await _max.CallAsync("DELETE", "messages?message_id=" + mid);
        Assert.True(deleted.GetProperty("success").GetBoolean());

        MaxCaller.AssertError(await _max.CallAsync("GET", "messages/" + mid), 404, "not.found");
        MaxCaller.AssertError(await _max.CallAsync("DELETE", "messages?message_id=" + mid), 404, "not.found");
        Assert.Empty(await TextsAsync($"messages?chat_id={MaxCaller.Channel}"));
        Assert.True((await _server.PostsAsync("max", MaxCaller.Channel)).Single().Deleted);
    }

    [Theory]
    [InlineData("Сайт https://example.org/a", "", "https://example.org/a")]
    [InlineData("[сайт](https://example.org/b)", "", "https://example.org/b")]
    [InlineData("Сайт https://example.org/a", "&disable_link_preview=true", null)]
    [InlineData("Без ссылки", "", null)]
    public async Task A_link_gets_a_preview_unless_it_is_switched_off(string text, string query, string? shared)
    {
        var (_, answer) = await _max.CallAsync("POST", $"messages?chat_id={MaxCaller.Channel}{query}", JsonSerializer.Serialize(new { text, format = "markdown" }));
        var attachments = answer.GetProperty("message").GetProperty("body").GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal(shared, attachments.Count == 0 ? null : attachments.Single().GetProperty("payload").GetProperty("url").GetString());
    }

    [Fact]
    public async Task A_pin_is_set_read_and_taken_away()
    {
        var mid = Mid(await _max.SentAsync(new { text = "важно" }));
        var pin = $"chats/{MaxCaller.Channel}/pin";
        await _max.CallAsync("PUT", pin, $"{{\"message_id\":\"{mid}\"}}");
        Assert.Equal(mid, Mid((await _max.CallAsync("GET", pin)).Body.GetProperty("message")));
        await _max.CallAsync("DELETE", pin);
        Assert.Equal(JsonValueKind.Null, (await _max.CallAsync("GET", pin)).Body.GetProperty("message").ValueKind);
    }

    [Fact]
    public async Task Unknown_fields_are_tolerated_as_the_real_service_does() =>
        await _max.SentAsync(new { text = "x", something_new = new { a = 1 } });

    private async Task<IEnumerable<string?>> TextsAsync(string path) =>
        (await _max.CallAsync("GET", path)).Body.GetProperty("messages").EnumerateArray().Select(Text).ToList();

    private async Task EditAsync(string mid, string json) =>
        Assert.True((await _max.CallAsync("PUT", "messages?message_id=" + mid, json)).Body.GetProperty("success").GetBoolean());

    private async Task<(string?, int)> StateAsync(string mid)
    {
        var (_, message) = await _max.CallAsync("GET", "messages/" + mid);
        return (Text(message), message.GetProperty("body").GetProperty("attachments").GetArrayLength());
    }

    private static string Mid(JsonElement message) => message.GetProperty("body").GetProperty("mid").GetString()!;

    private static string? Text(JsonElement message) => message.GetProperty("body").GetProperty("text").GetString();
}
