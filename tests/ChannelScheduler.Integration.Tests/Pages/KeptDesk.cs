using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A writing form that stands open somewhere: what its script sends while its person types. Answers to it leave the form on the screen as it is.</summary>
internal sealed class KeptDesk(PageClient browser, string action) : IDisposable
{
    private static readonly string[] Own = ["__RequestVerificationToken", "_once", "_by", "_page", "_kept", "_version"];

    private List<KeyValuePair<string, string>> _form = browser.FormOf(action);

    public PageClient Browser => browser;

    public HttpStatusCode Status => browser.Status;

    public string Text => browser.Text;

    public string Id => this["_kept"];

    public string this[string field] => _form.Single(one => one.Key == field).Value;

    public static string Json(params (string Name, string Value)[] fields) => JsonSerializer.Serialize(fields.Select(field => new[] { field.Name, field.Value }));

    /// <summary>Opens a page with the same form anew, in the same browser.</summary>
    public async Task OpenAsync(string path)
    {
        await browser.OpenAsync(path);
        _form = browser.FormOf(action);
    }

    /// <returns>The version that was stored; nought when it was refused.</returns>
    public async Task<int> KeepAsync(string form, string text, int version = 0, string title = "Ярмарка", string? id = null)
    {
        await browser.SendAsync("/kept", Request(form, text, version, title, id));
        return Status == HttpStatusCode.OK ? JsonNode.Parse(browser.Html)!["version"]!.GetValue<int>() : 0;
    }

    public IEnumerable<KeyValuePair<string, string>> Request(string form, string text, int version = 0, string title = "Ярмарка", string? id = null) =>
    [
        .. _form.Where(field => Own.Contains(field.Key)).Select(field => id is not null && field.Key == "_kept" ? KeyValuePair.Create("_kept", id) : field),
        KeyValuePair.Create("form", form), KeyValuePair.Create("version", version.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("fields", Json(("title", title), ("text", text), ("when", "at"), ("publishAt-date", "2027-12-24"), ("publishAt-time", "10:00"))),
    ];

    /// <summary>Sends the form itself.</summary>
    public async Task SubmitAsync(params (string Name, string Value)[] fields)
    {
        var named = fields.Select(field => field.Name).ToHashSet();
        await browser.SendAsync(action, [.. _form.Where(field => !named.Contains(field.Key)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        if (browser.HasForm(action)) _form = browser.FormOf(action);
    }

    public void Dispose() => browser.Dispose();
}
