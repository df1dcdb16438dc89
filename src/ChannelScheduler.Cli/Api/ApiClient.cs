using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Api;

/// <summary>
/// The server's REST API, <c>/api/v1</c>; its description is at <c>/openapi/v1.json</c> of the server. Every call throws
/// <see cref="ApiRefusedException"/> when the server says no and <see cref="CliException"/> when there is no usable answer.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    // A picture of 50 MB over a school's line takes a while.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly string _server;

    public ApiClient(Uri server, string apiKey)
    {
        _server = server.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        // A redirect would carry the key to whoever it names.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/api/v1/"),
            Timeout = Timeout,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? "en" : "ru");
    }

    /// <param name="idempotencyKey">The same key again is the same post, not a second one.</param>
    public Task<ApiAnswer<PostAnswer>> CreatePostAsync(PostRequest post, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<PostAnswer>(HttpMethod.Post, "posts", JsonContent.Create(post, options: ApiJson.Options), idempotencyKey, null, cancellation);

    public Task<ApiAnswer<PostAnswer>> GetPostAsync(string id, CancellationToken cancellation) =>
        SendAsync<PostAnswer>(HttpMethod.Get, "posts/" + Uri.EscapeDataString(id), null, null, null, cancellation);

    /// <param name="action"><c>submit</c> or <c>cancel</c>.</param>
    /// <param name="etag">Of the post as it was seen; the server refuses when it has changed since.</param>
    public Task<ApiAnswer<JsonNode>> ActOnPostAsync(string id, string action, string? etag, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<JsonNode>(HttpMethod.Post, $"posts/{Uri.EscapeDataString(id)}/{action}", JsonContent.Create(new JsonObject()), idempotencyKey, etag, cancellation);

    public async Task<MediaAnswer> UploadAsync(Stream content, string fileName, string? description, string? schoolId, string idempotencyKey, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent { { new StreamContent(content), "file", fileName } };
        if (description is not null) form.Add(new StringContent(description), "description");
        if (schoolId is not null) form.Add(new StringContent(schoolId), "schoolId");
        return (await SendAsync<MediaAnswer>(HttpMethod.Post, "media", form, idempotencyKey, null, cancellation)).Value;
    }

    public Task<ApiAnswer<ChannelReportAnswer>> CheckChannelAsync(string id, CancellationToken cancellation) =>
        SendAsync<ChannelReportAnswer>(HttpMethod.Post, $"channels/{Uri.EscapeDataString(id)}/check", JsonContent.Create(new JsonObject()), null, null, cancellation);

    /// <summary>Reads a list page by page.</summary>
    /// <param name="path">For instance <c>posts</c>.</param>
    /// <param name="filters">Query parameters; null values are left out.</param>
    public async Task<ApiAnswer<IReadOnlyList<T>>> ListAsync<T>(string path, IReadOnlyDictionary<string, string?> filters, int limit, CancellationToken cancellation)
    {
        var (values, raw) = (new List<T>(), new JsonArray());
        string? cursor = null;
        do
        {
            var query = filters.Append(new("cursor", cursor)).Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}");
            var page = await SendAsync<JsonNode>(HttpMethod.Get, path + "?" + string.Join('&', query), null, null, null, cancellation);
            foreach (var item in (page.Raw["items"] as JsonArray ?? []).Take(limit - values.Count))
            {
                values.Add(Read<T>(item!));
                raw.Add(item!.DeepClone());
            }

            cursor = page.Raw["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null && values.Count < limit);

        return new ApiAnswer<IReadOnlyList<T>>(values, raw, null);
    }

    public void Dispose() => _http.Dispose();

    private async Task<ApiAnswer<T>> SendAsync<T>(HttpMethod method, string path, HttpContent? content, string? idempotencyKey, string? etag, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            if (response.IsSuccessStatusCode) return Answer<T>(body, response.Headers.ETag?.ToString());
            var problem = ProblemText.Describe(response.StatusCode, body);
            throw (int)response.StatusCode is >= 400 and < 500
                ? new ApiRefusedException(problem)
                : new CliException(ServerText.Get("ServerFailed", _server, (int)response.StatusCode, problem));
        }
        catch (HttpRequestException exception)
        {
            throw new CliException(ServerText.Get("Unreachable", _server, exception.Message));
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CliException(ServerText.Get("TimedOut", _server, Timeout.TotalMinutes));
        }
    }

    private ApiAnswer<T> Answer<T>(string body, string? etag)
    {
        // An action may answer with nothing.
        var node = string.IsNullOrWhiteSpace(body) ? new JsonObject() : Parse(body);
        return new ApiAnswer<T>(Read<T>(node), node, etag);
    }

    private JsonNode Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CliException(ServerText.Get("NotOurServer", _server));
        }
    }

    private T Read<T>(JsonNode node)
    {
        try
        {
            return node.Deserialize<T>(ApiJson.Options)!;
        }
        catch (JsonException)
        {
            throw new CliException(ServerText.Get("NotOurServer", _server));
        }
    }
}
