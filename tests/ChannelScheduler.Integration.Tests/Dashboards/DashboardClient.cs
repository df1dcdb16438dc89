using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>Reads the job dashboard as a browser of one person would: with cookies, and with the token that a page carries.</summary>
internal sealed class DashboardClient : IDisposable
{
    private readonly HttpClient _http;
    private string? _header;
    private string? _token;

    public DashboardClient(Uri server, string? apiKey, string language = "ru")
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", language);
        if (apiKey is not null) _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + apiKey);
    }

    public Task<HttpResponseMessage> GetAsync(string path = "") => _http.GetAsync("/hangfire" + path);

    /// <param name="cookie">As <c>name=value</c>.</param>
    public async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hangfire" + path);
        request.Headers.Add("Cookie", cookie);
        return await _http.SendAsync(request);
    }

    /// <summary>The page's HTML with its entities as letters.</summary>
    public async Task<string> PageAsync(string path = "")
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        (_header, _token) = (Meta("csrf-header", html), Meta("csrf-token", html));
        return WebUtility.HtmlDecode(html);
    }

    /// <summary>Presses a button: the same request that Hangfire's script sends.</summary>
    /// <param name="jobs">Of a list's batch action.</param>
    public async Task<HttpStatusCode> PostAsync(string path, params string[] jobs)
    {
        if (_token is null) await PageAsync();
        return await PostWithTokenAsync(path, _token, jobs);
    }

    public async Task<HttpStatusCode> PostWithTokenAsync(string path, string? token, params string[] jobs)
    {
        using var request = Request(HttpMethod.Post, path, jobs);
        if (token is not null) request.Headers.Add(_header!, token);
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>The status, and the sentence that the answer has for people.</summary>
    /// <param name="token">Null for that of the page.</param>
    public async Task<(HttpStatusCode Status, string Detail)> AskAsync(string path, string? token, params string[] jobs)
    {
        using var request = Request(HttpMethod.Post, path, jobs);
        request.Headers.Add(_header!, token ?? _token);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())?["detail"]?.ToString() ?? "");
    }

    /// <summary>The counters, as the page's script asks for them.</summary>
    public async Task<string> CountersAsync(params string[] metrics)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hangfire/stats") { Content = new FormUrlEncodedContent(metrics.Select(metric => KeyValuePair.Create("metrics[]", metric))) };
        request.Headers.Add(_header!, _token);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, params string[] jobs)
    {
        using var request = Request(method, path, jobs);
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, string[] jobs) =>
        new(method, "/hangfire" + path) { Content = new FormUrlEncodedContent(jobs.Select(job => KeyValuePair.Create("jobs[]", job))) };

    private static string Meta(string name, string html) => Regex.Match(html, $"name=\"{name}\" content=\"([^\"]+)\"").Groups[1].Value;
}
