using System.Net;
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
