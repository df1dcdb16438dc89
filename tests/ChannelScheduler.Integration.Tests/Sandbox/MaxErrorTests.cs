using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>What the MAX stand-in refuses, and with which code.</summary>
public sealed class MaxErrorTests : IAsyncLifetime
{
    private SandboxServer _server = null!;

    public async Task InitializeAsync() => _server = await SandboxServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(null, "me", 401, "verify.token")]
    [InlineData("wrong", "me", 401, "verify.token")]
    [InlineData("Bearer sandbox-max-bot-token", "me", 401, "verify.token")]
    [InlineData("sandbox-max-bot-token", "me?access_token=sandbox-max-bot-token", 403, "deprecated.token")]
    [InlineData(null, "me?access_token=sandbox-max-bot-token", 403, "deprecated.token")]
    [InlineData("sandbox-max-bot-token", "nothing/here", 404, "method.not.found")]
    [InlineData("sandbox-max-bot-token", "chats", 404, "method.not.found")]
    [InlineData("sandbox-max-bot-token", "chats/-5", 404, "chat.not.found")]
    [InlineData("sandbox-max-bot-token", "chats/id0012345673_gos", 404, "chat.not.found")]
    [InlineData("sandbox-max-bot-token", "chats/-5/members/me", 404, "chat.not.found")]
    [InlineData("sandbox-max-bot-token", "messages/mid.0", 404, "not.found")]
    [InlineData("sandbox-max-bot-token", "messages", 400, "proto.payload")]
    [InlineData("sandbox-max-bot-token", "messages?chat_id=-70000000000001&count=101", 400, "proto.payload")]
    [InlineData("sandbox-max-bot-token", "updates?timeout=91", 400, "proto.payload")]
    public async Task A_bad_read_is_refused_with_the_documented_code(string? token, string path, int status, string code) =>
        MaxCaller.AssertError(await new MaxCaller(_server, token).CallAsync("GET", path), status, code);

    [Theory]
    [InlineData("messages", 400, "proto.payload")]
    [InlineData("messages?chat_id=-70000000000001&user_id=1", 400, "proto.payload")]
    [InlineData("messages?chat_id=abc", 400, "proto.payload")]
    [InlineData("messages?chat_id=-5", 404, "chat.not.found")]
    [InlineData("messages?user_id=1", 404, "chat.not.found")]
    [InlineData("messages?chat_id=-70000000000001&disable_link_preview=yes", 400, "proto.payload")]
    [InlineData("uploads?type=photo", 400, "proto.payload")]
    [InlineData("uploads", 400, "proto.payload")]
    [InlineData("answers?callback_id=1", 400, "proto.payload")]
    public async Task A_bad_target_is_refused(string path, int status, string code) =>
        MaxCaller.AssertError(await new MaxCaller(_server).CallAsync("POST", path, "{\"text\":\"x\"}"), status, code);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"text\":\"  \"}")]
    [InlineData("{\"text\":5}")]
    [InlineData("{\"text\":\"x\",\"attachments\":{}}")]
    [InlineData("{\"text\":\"x\",\"notify\":\"no\"}")]
    [InlineData("{\"text\":\"x\",\"format\":\"bbcode\"}")]
    [InlineData("{\"text\":\"x\",\"link\":{\"type\":\"quote\",\"mid\":\"m\"}}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"image\"}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"image\",\"payload\":{}}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"token\":\"no\"}}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"token\":5}}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://example.org/a.png\"}}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"hologram\",\"payload\":{\"token\":\"t\"}}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"payload\":{\"token\":\"t\"}}]}")]
    [InlineData("{\"text\":\"x\",\"attachments\":[{\"type\":\"inline_keyboard\",\"payload\":{\"buttons\":[[{\"type\":\"link\",\"text\":\"a\"}]]}}]}")]
    public async Task A_bad_body_is_refused_and_stores_nothing(string json)
    {
        MaxCaller.AssertError(await new MaxCaller(_server).SendAsync(json), 400, "proto.payload");
        Assert.Empty(await _server.PostsAsync("max", MaxCaller.Channel));
        Assert.Equal(1, await _server.SendCountAsync("max", MaxCaller.Channel));
    }

    [Fact]
    public async Task A_channel_refuses_a_silent_post()
    {
        var answer = await new MaxCaller(_server).SendAsync("{\"text\":\"x\",\"notify\":false}");
        MaxCaller.AssertError(answer, 400, "proto.payload");
        Assert.Contains("channel-notify", answer.Body.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(4000, 200)]
    [InlineData(4001, 400)]
    public async Task A_text_may_have_4000_units(int length, int status)
    {
        // A surrogate pair counts twice: UTF-16 units, not characters.
        var text = "\U0001F600" + new string('я', length - 2);
        var (actual, _) = await new MaxCaller(_server).SendAsync(System.Text.Json.JsonSerializer.Serialize(new { text }));
        Assert.Equal(status, (int)actual);
    }

    [Fact]
    public async Task Another_bots_channel_is_not_found()
    {
        var other = await _server.AddChannelAsync(new SandboxChannelRequest("max", Title: "Школа № 2"));
        var own = new MaxCaller(_server, other.Token("bot"));
        MaxCaller.AssertError(await own.CallAsync("GET", "chats/" + MaxCaller.Channel), 404, "chat.not.found");
        Assert.Equal("Школа № 2", (await own.CallAsync("GET", "chats/" + other.ExternalId)).Body.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("POST", "messages?chat_id={chat}", "{\"text\":\"x\"}", "write", 403, "chat.denied")]
    [InlineData("PUT", "messages?message_id={mid}", "{\"text\":\"x\"}", "edit", 403, "access.denied")]
    [InlineData("DELETE", "messages?message_id={mid}", null, "delete", 403, "access.denied")]
    [InlineData("PUT", "chats/{chat}/pin", "{\"message_id\":\"{mid}\"}", "pin_message", 403, "access.denied")]
    [InlineData("PATCH", "chats/{chat}", "{\"title\":\"x\"}", "change_chat_info", 403, "access.denied")]
    [InlineData("GET", "messages?chat_id={chat}", null, "read_all_messages", 403, "access.denied")]
    public async Task Each_action_needs_its_right(string method, string path, string? body, string right, int status, string code)
    {
        var rights = new[] { "read_all_messages", "write", "edit", "delete", "pin_message", "change_chat_info" };
        var with = await _server.AddChannelAsync(new SandboxChannelRequest("max", Permissions: rights));
        var without = await _server.AddChannelAsync(new SandboxChannelRequest("max", Permissions: rights.Except([right]).ToList()));

        foreach (var (channel, expected) in new[] { (with, 200), (without, status) })
        {
            var caller = new MaxCaller(_server, channel.Token("bot"));
            var (sent, post) = await caller.SendAsync("{\"text\":\"first\"}", channel.ExternalId);
            if ((int)sent != 200)
            {
                // Neither writing nor anything else works without reading; there is no post to act on.
                Assert.Contains(right, new[] { "write", "read_all_messages" });
                Assert.Equal("chat.denied", post.GetProperty("code").GetString());
            }

            var mid = (int)sent == 200 ? post.GetProperty("message").GetProperty("body").GetProperty("mid").GetString()! : "";
            var answer = await caller.CallAsync(
                method, path.Replace("{chat}", channel.ExternalId).Replace("{mid}", mid), body?.Replace("{mid}", mid));
            Assert.Equal(expected, (int)answer.Status);
            if (expected != 200)
            {
                MaxCaller.AssertError(answer, status, code);
            }
        }
    }
}
