using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>Where a finding or a fix stands in the browser's own field, for the scripts that underline it, select it or change it there.</summary>
internal static class FieldPlace
{
    /// <summary>The name that the form gives to a field of the linter; null for one that is no text field of the form.</summary>
    public static string? NameOf(string field) => field switch
    {
        FixableField.Title => "title",
        FixableField.Text => "text",
        FixableField.Gospublic => "gospublic",
        _ => null,
    };

    /// <summary><c>data-field</c>, <c>data-start</c>, <c>data-length</c>; null when there is no place to show.</summary>
    public static Dictionary<string, object>? Of(string field, TextSpan? span, IReadOnlyDictionary<string, int> leading) =>
        NameOf(field) is { } name && span is { } place
            ? new Dictionary<string, object>
            {
                ["data-field"] = name,
                ["data-start"] = (place.Start + leading.GetValueOrDefault(name)).ToString(CultureInfo.InvariantCulture),
                ["data-length"] = place.Length.ToString(CultureInfo.InvariantCulture),
            }
            : null;

    public static Dictionary<string, object>? Of(Finding finding, IReadOnlyDictionary<string, int> leading) => Of(finding.Field, finding.Span, leading);

    /// <summary>Of a fix's button: its place, and the words that come there. A split is no matter of one field.</summary>
    public static Dictionary<string, object>? Of(Finding finding, TextFix fix, IReadOnlyDictionary<string, int> leading)
    {
        if (fix is SplitSpan || Of(finding.Field, fix.Span, leading) is not { } place) return null;
        place["data-put"] = fix.Text;
        return place;
    }
}
