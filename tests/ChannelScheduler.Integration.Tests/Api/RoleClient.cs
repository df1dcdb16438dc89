using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>One person's key at the API.</summary>
internal sealed class RoleClient(Uri server, string? apiKey) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(server, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60) };

    public string? ApiKey => apiKey;

    public Task<Answer> GetAsync(string path, string? language = null) => SendAsync(HttpMethod.Get, path, null, language: language);

    public Task<Answer> PostAsync(string path, object? body = null, string? etag = null, string? key = null, string? language = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), etag, key, language);

    public Task<Answer> PutAsync(string path, object body, string? etag = null, string? language = null) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), etag, null, language);

    public Task<Answer> DeleteAsync(string path, string? etag = null) => SendAsync(HttpMethod.Delete, path, null, etag);

    /// <summary>A body as written, with any content type.</summary>
    public Task<Answer> RawAsync(string path, string body, string contentType = "application/json", string? language = null)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(HttpMethod.Post, path, content, language: language);
    }

    public Task<Answer> UploadAsync(byte[] file, string name, string? description = null, string? schoolId = null, string? key = null, string? language = null, string? consent = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        if (description is not null) form.Add(new StringContent(description), "description");
        if (schoolId is not null) form.Add(new StringContent(schoolId), "schoolId");
        if (consent is not null) form.Add(new StringContent(consent), "consent");
        return SendAsync(HttpMethod.Post, "media", form, null, key, language);
    }

    /// <summary>An action with the version as it stands.</summary>
    public async Task<Answer> ActAsync(string resource, string action, object? body = null) =>
        await PostAsync($"{resource}/{action}", body, (await GetAsync(resource)).Must(200).ETag);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? etag = null, string? key = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (apiKey is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + apiKey);
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        // A refusal by size comes before the body is sent.
        if (method == HttpMethod.Post) request.Headers.ExpectContinue = true;
        using var response = await _http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();
}
