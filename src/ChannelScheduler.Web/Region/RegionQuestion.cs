using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Region;

/// <summary>Which schools somebody wants to see, as it stands in the address.</summary>
/// <param name="Text">Words of the name, or the INN.</param>
/// <param name="Code">A region's code.</param>
/// <param name="OnlyTroubled">Without the schools where nothing is wrong.</param>
public sealed record RegionQuestion(string Text, string Code, bool OnlyTroubled)
{
    public const string Path = "/region";

    public bool IsEmpty => this == new RegionQuestion("", "", false);

    // A form says it in its fields, so that a page that is shown again shows the same schools.
    public static RegionQuestion Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return new RegionQuestion(Short(ValueOf(http, "q")), ValueOf(http, "region"), ValueOf(http, "show") == "troubled");
    }

    /// <summary>Where the shown page begins.</summary>
    public static string AfterOf(HttpContext http) => ValueOf(http, "after");

    public string At(string path, params IEnumerable<(string Name, string? Value)> more) =>
        Links.With(path, [("q", Text), ("region", Code), ("show", OnlyTroubled ? "troubled" : null), .. more]);

    // As the field takes it.
    private static string Short(string text) => text[..Math.Min(text.Length, 200)];

    private static string ValueOf(HttpContext http, string name) => (http.Request.HasFormContentType ? http.Request.Form[name] : http.Request.Query[name]).ToString().Trim();
}
