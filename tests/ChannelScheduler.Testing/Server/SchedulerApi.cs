using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChannelScheduler.Testing.Server;

/// <summary>Calls a running program over its public REST API, as a script of a school would.</summary>
public sealed class SchedulerApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address, "api/v1/"), Timeout = TimeSpan.FromSeconds(30) };

    /// <exception cref="HttpRequestException">No answer, or one that is no success; then with the problem in the message.</exception>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, string key, object? body = null, int? version = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<JsonElement> GetAsync(string path) => CallAsync(HttpMethod.Get, path, SchedulerKeys.Admin);

    public async Task<byte[]> GetBytesAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SchedulerKeys.Admin);
        using var response = await _http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>A school without quiet hours, so that a test does not depend on the hour at which it runs.</summary>
    public async Task<Guid> AddSchoolAsync(string inn) => (await CallAsync(HttpMethod.Post, "schools", SchedulerKeys.Admin, new
    {
        name = "Школа " + inn, inn, timeZone = "Europe/Moscow", quietHours = new { from = "00:00:00", to = "00:00:00" },
    })).GetProperty("id").GetGuid();

    /// <param name="kind"><c>maxPublic</c>, <c>gospublic</c> or <c>sferumClosed</c>.</param>
    public async Task<Guid> AddChannelAsync(Guid schoolId, string kind, string externalId, string? handle, params (string Kind, string Value)[] tokens) =>
        (await CallAsync(HttpMethod.Post, "channels", SchedulerKeys.Admin, new
        {
            schoolId, kind, name = kind, handle, externalId, environment = "live",
            tokens = tokens.ToDictionary(token => token.Kind, token => new { value = token.Value }),
        })).GetProperty("id").GetGuid();

    public Task<JsonElement> WriteAsync(Guid schoolId, string title, string text, IEnumerable<Guid> channelIds, DateTimeOffset? publishAt = null, IEnumerable<Guid>? mediaIds = null) =>
        CallAsync(HttpMethod.Post, "posts", SchedulerKeys.Author, new { schoolId, title, text, channelIds, publishAt, mediaIds = mediaIds ?? [] });

    /// <summary>The author submits, another person approves.</summary>
    public async Task<JsonElement> ApproveAsync(JsonElement post)
    {
        var id = post.GetProperty("id").GetGuid();
        var submitted = await CallAsync(HttpMethod.Post, $"posts/{id}/submit", SchedulerKeys.Author, new { }, post.GetProperty("version").GetInt32());
        return await CallAsync(HttpMethod.Post, $"posts/{id}/approve", SchedulerKeys.Approver,
            new { contentHash = submitted.GetProperty("contentHash").GetString() }, submitted.GetProperty("version").GetInt32());
    }

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await GetAsync(cursor is null ? path : $"{path}?cursor={Uri.EscapeDataString(cursor)}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return items;
    }

    public void Dispose() => _http.Dispose();
}
