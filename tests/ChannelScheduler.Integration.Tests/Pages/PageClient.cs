using System.Net;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A browser without scripts: keeps cookies, follows redirects, fills in the forms of the page that it shows.</summary>
internal sealed partial class PageClient : IDisposable
{
    private readonly HttpClient _http;

    public PageClient(Uri address, string language = "ru")
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        _http.DefaultRequestHeaders.Add("Accept-Language", language);
        // As browsers do with every form.
        _http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page that is shown.</summary>
    public string Html { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where redirects led to.</summary>
    public string Path { get; private set; } = "/";

    /// <summary>The page as a reader sees it: no tags, entities resolved, spaces folded.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Html, " ")), " ");

    public async Task<PageClient> OpenAsync(string path) => await TakeAsync(await _http.GetAsync(path));

    /// <summary>A file that the shown page asks for.</summary>
    public async Task<(HttpStatusCode Status, byte[] Content)> DownloadAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The content security policy that comes with a page.</summary>
    public async Task<string> PolicyAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.Headers.GetValues("Content-Security-Policy").Single();
    }

    /// <summary>Sends the shown form with this action; the fields that are not named keep what the page put into them.</summary>
    public async Task<PageClient> SubmitAsync(string action, params (string Name, string Value)[] fields) =>
        await TakeAsync(await _http.PostAsync(action, new FormUrlEncodedContent(FormOf(action, fields))));

    /// <summary>The same with files.</summary>
    public Task<PageClient> SubmitFilesAsync(string action, IEnumerable<(string Name, string FileName, byte[] Content)> files, params (string Name, string Value)[] fields) =>
        SendFilesAsync(action, files, FormOf(action, fields));

    /// <summary>Sends exactly these files and fields, whatever the page shows.</summary>
    public async Task<PageClient> SendFilesAsync(string action, IEnumerable<(string Name, string FileName, byte[] Content)> files, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields) body.Add(new StringContent(value), name);
        foreach (var (name, fileName, content) in files) body.Add(new ByteArrayContent(content), name, fileName);
        return await TakeAsync(await _http.PostAsync(action, body));
    }

    /// <summary>What sending the form would send.</summary>
    public List<KeyValuePair<string, string>> FormOf(string action, params (string Name, string Value)[] fields)
    {
        var form = Forms().Matches(Html).FirstOrDefault(match => WebUtility.HtmlDecode(match.Groups["action"].Value) == action)
            ?? throw new InvalidOperationException($"{Path} ({Status}) has no form for {action}: {Text}");
        var named = fields.Select(field => field.Name).ToHashSet();
        return [.. Defaults(form.Groups["body"].Value).Where(field => !named.Contains(field.Key)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
    }

    public bool HasForm(string action) => Forms().Matches(Html).Any(match => WebUtility.HtmlDecode(match.Groups["action"].Value) == action);

    /// <summary>Sends exactly these fields, whatever the page shows.</summary>
    public async Task<PageClient> SendAsync(string action, IEnumerable<KeyValuePair<string, string>> fields) => await TakeAsync(await _http.PostAsync(action, new FormUrlEncodedContent(fields)));

    /// <summary>What a script of another site could make the browser send.</summary>
    public async Task<PageClient> SendJsonAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await TakeAsync(await _http.PostAsync(path, content));
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Defaults(string form)
    {
        foreach (Match input in Inputs().Matches(form))
        {
            var (name, type) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"));
            var isOff = type is "checkbox" or "radio" && !Checked().IsMatch(input.Value);
            if (name is not null && type is not "file" && !isOff) yield return KeyValuePair.Create(name, Attribute(input.Value, "value") ?? (type == "checkbox" ? "on" : ""));
        }
        foreach (Match area in Areas().Matches(form)) yield return KeyValuePair.Create(Attribute(area.Groups["head"].Value, "name")!, WebUtility.HtmlDecode(area.Groups["text"].Value));
        foreach (Match select in Selects().Matches(form))
        {
            var options = Options().Matches(select.Groups["body"].Value);
            var chosen = options.FirstOrDefault(option => option.Value.Contains(" selected", StringComparison.Ordinal)) ?? options.FirstOrDefault();
            if (chosen is not null) yield return KeyValuePair.Create(Attribute(select.Groups["head"].Value, "name")!, Attribute(chosen.Value, "value") ?? "");
        }
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    private async Task<PageClient> TakeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            (Status, Path) = (response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery);
            Html = await response.Content.ReadAsStringAsync();
        }
        return this;
    }

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("\\schecked(\\s|>|/|=)")]
    private static partial Regex Checked();

    [GeneratedRegex("<textarea(?<head>[^>]*)>(?<text>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select(?<head>[^>]*)>(?<body>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Options();

    [GeneratedRegex("<style.*?</style>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
