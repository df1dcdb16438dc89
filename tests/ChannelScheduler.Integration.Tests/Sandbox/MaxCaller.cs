using System.Net;
using System.Text;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Calls the MAX stand-in over HTTP as a script would, with no client of ours in between.</summary>
internal sealed class MaxCaller(HttpClient http, Uri baseUrl, string? token = SandboxSeed.MaxBotToken)
{
    public MaxCaller(SandboxServer server, string? token = SandboxSeed.MaxBotToken)
        : this(server.Http, server.MaxBaseUrl, token)
    {
    }

    public const string Channel = "-70000000000001";
    public const string Closed = "-70000000000002";

    /// <summary>One black pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    public async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(baseUrl, path));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string json, string channel = Channel) =>
        CallAsync("POST", $"messages?chat_id={channel}", json);

    /// <summary>Sends and expects success; the message object.</summary>
    public async Task<JsonElement> SentAsync(object body, string channel = Channel)
    {
        var (status, answer) = await SendAsync(JsonSerializer.Serialize(body), channel);
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        return answer.GetProperty("message");
    }

    /// <summary>Asks for an upload address and sends the bytes there; the host's answer as text.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? Token)> UploadAsync(
        string type, byte[] content, string field = "data", string name = "file.png")
    {
        var (_, opened) = await CallAsync("POST", $"uploads?type={type}");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, name } };
        using var response = await http.PostAsync(opened.GetProperty("url").GetString(), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(),
            opened.TryGetProperty("token", out var t) ? t.GetString() : null);
    }

    public async Task<string> ImageTokenAsync()
    {
        var (_, body, _) = await UploadAsync("image", Png);
        return JsonDocument.Parse(body).RootElement.GetProperty("photos").EnumerateObject().First().Value.GetProperty("token").GetString()!;
    }

    /// <summary>Fails unless the answer is this error.</summary>
    public static void AssertError((HttpStatusCode Status, JsonElement Body) answer, int status, string code)
    {
        Assert.Equal((status, code), ((int)answer.Status, answer.Body.GetProperty("code").GetString()));
        Assert.False(string.IsNullOrEmpty(answer.Body.GetProperty("message").GetString()));
    }
}
