using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>The two steps of an upload, and the rules of attaching.</summary>
public sealed class MaxUploadTests : IAsyncLifetime
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
    public async Task An_uploaded_image_is_attached_and_served()
    {
        var token = await _max.ImageTokenAsync();
        var message = await _max.SentAsync(new { text = "фото", attachments = new[] { Attachment("image", token) } });
        var payload = message.GetProperty("body").GetProperty("attachments").EnumerateArray().Single().GetProperty("payload");
        Assert.Equal(token, payload.GetProperty("token").GetString());

        using var image = await _server.Http.GetAsync(payload.GetProperty("url").GetString());
        Assert.Equal("image/png", image.Content.Headers.ContentType!.MediaType);
        Assert.Equal(MaxCaller.Png, await image.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_photos_map_is_attached_as_the_host_gave_it()
    {
        var (_, body, _) = await _max.UploadAsync("image", MaxCaller.Png);
        var json = $"{{\"attachments\":[{{\"type\":\"image\",\"payload\":{body}}}]}}";
        Assert.Equal(HttpStatusCode.OK, (await _max.SendAsync(json)).Status);
    }

    [Theory]
    [InlineData("image", "{\"photos\":{", false)]
    [InlineData("file", "{\"token\":", false)]
    [InlineData("video", "<?xml", true)]
    [InlineData("audio", "<?xml", true)]
    public async Task Each_kind_answers_in_its_own_shape(string type, string start, bool tokenAtOnce)
    {
        var (status, body, token) = await _max.UploadAsync(type, MaxCaller.Png);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith(start, body, StringComparison.Ordinal);
        Assert.Equal(tokenAtOnce, token is not null);
    }

    [Fact]
    public async Task A_video_may_come_in_parts_and_is_not_ready_before_the_last()
    {
        var (_, opened) = await _max.CallAsync("POST", "uploads?type=video");
        var send = JsonSerializer.Serialize(new { attachments = new[] { Attachment("video", opened.GetProperty("token").GetString()!) } });
        var url = opened.GetProperty("url").GetString()!;

        await PartAsync(url, "abc", "bytes 0-2/5");
        MaxCaller.AssertError(await _max.SendAsync(send), 400, "attachment.not.ready");
        Assert.Contains("<retval>1</retval>", await PartAsync(url, "de", "bytes 3-4/5"));
        Assert.Equal(HttpStatusCode.OK, (await _max.SendAsync(send)).Status);
    }

    [Fact]
    public async Task A_file_that_is_no_image_is_refused()
    {
        var (status, body, _) = await _max.UploadAsync("image", Encoding.UTF8.GetBytes("GIF? no"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("File extension is forbidden", body);
    }

    [Theory]
    [InlineData(7680, HttpStatusCode.OK)]
    [InlineData(7681, HttpStatusCode.BadRequest)]
    public async Task An_image_may_be_7680_pixels_wide(int width, HttpStatusCode expected)
    {
        var png = MaxCaller.Png.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        Assert.Equal(expected, (await _max.UploadAsync("image", png)).Status);
    }

    [Fact]
    public async Task The_multipart_field_is_called_data() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _max.UploadAsync("image", MaxCaller.Png, field: "file")).Status);

    [Fact]
    public async Task Another_bot_cannot_use_the_token()
    {
        var token = await _max.ImageTokenAsync();
        var other = await _server.AddChannelAsync(new ChannelScheduler.Sandbox.SandboxChannelRequest("max"));
        var json = JsonSerializer.Serialize(new { attachments = new[] { Attachment("image", token) } });
        MaxCaller.AssertError(await new MaxCaller(_server, other.Token("bot")).SendAsync(json, other.ExternalId), 400, "proto.payload");
    }

    [Theory]
    [InlineData("image", 12, 200)]
    [InlineData("image", 13, 400)]
    [InlineData("image,keyboard", 1, 200)]
    [InlineData("file", 1, 200)]
    [InlineData("file,keyboard", 1, 200)]
    [InlineData("file", 2, 400)]
    [InlineData("file,image", 1, 400)]
    [InlineData("audio", 1, 200)]
    [InlineData("audio,image", 1, 400)]
    [InlineData("image,video", 1, 200)]
    [InlineData("keyboard", 2, 400)]
    public async Task Attachments_mix_only_as_documented(string types, int times, int status)
    {
        var attachments = new List<object>();
        foreach (var type in Enumerable.Repeat(types.Split(','), times).SelectMany(t => t))
        {
            attachments.Add(type == "keyboard" ? Keyboard() : Attachment(type, await TokenAsync(type)));
        }

        var (actual, _) = await _max.SendAsync(JsonSerializer.Serialize(new { text = "x", attachments }));
        Assert.Equal(status, (int)actual);
    }

    private async Task<string> TokenAsync(string type)
    {
        if (type == "image")
        {
            return await _max.ImageTokenAsync();
        }

        var (_, body, token) = await _max.UploadAsync(type, MaxCaller.Png);
        return token ?? JsonDocument.Parse(body).RootElement.GetProperty("token").GetString()!;
    }

    private async Task<string> PartAsync(string url, string part, string range)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(part));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-binary; charset=x-user-defined");
        content.Headers.TryAddWithoutValidation("Content-Range", range);
        using var response = await _server.Http.PostAsync(url, content);
        return await response.Content.ReadAsStringAsync();
    }

    private static object Attachment(string type, string token) => new { type, payload = new { token } };

    private static object Keyboard() => new
    {
        type = "inline_keyboard",
        payload = new { buttons = new[] { new[] { new { type = "link", text = "Сайт", url = "https://example.org" } } } },
    };
}
