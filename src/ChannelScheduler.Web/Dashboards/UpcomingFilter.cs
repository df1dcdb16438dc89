using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>What somebody asks the page of upcoming publications for; it stands in the address.</summary>
/// <param name="Text">Words of the post's title or the school's name.</param>
/// <param name="State">One of <see cref="UpcomingStates.All"/>.</param>
/// <param name="Count">Lines on a page.</param>
/// <param name="IsUnderstood">False when a part of the address says nothing that there is: it was left out, and the page says so.</param>
internal sealed record UpcomingFilter(string Text, Guid? School, ChannelKind? Kind, string? State, UpcomingCursor? After, int Count, bool IsUnderstood)
{
    public const int MostText = 200;
    public const int MostPerPage = 500;
    private const int PerPage = 50;

    public bool IsEmpty => Text.Length == 0 && School is null && Kind is null && State is null;

    /// <param name="query">The value of a key of the address, null where there is none.</param>
    public static UpcomingFilter Read(Func<string, string?> query)
    {
        var isUnderstood = true;
        T? Known<T>(string key, Func<string, T?> parse)
        {
            var text = query(key);
            if (string.IsNullOrWhiteSpace(text)) return default;
            var value = parse(text.Trim());
            if (value is null) isUnderstood = false;
            return value;
        }

        var words = query("q")?.Trim() ?? "";
        if (words.Length > MostText) (words, isUnderstood) = ("", false);
        return new UpcomingFilter(
            words,
            Known<Guid?>("school", text => Guid.TryParse(text, out var id) ? id : null),
            Known<ChannelKind?>("kind", text => Enum.TryParse<ChannelKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(text[0]) ? kind : null),
            Known("state", text => UpcomingStates.All.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase))),
            Known("after", UpcomingCursor.Parse),
            Known<int?>("count", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostPerPage ? count : null) ?? PerPage,
            isUnderstood);
    }

    /// <summary>The address of these lines from this place on.</summary>
    public string Address(string path, UpcomingCursor? after) => Links.With(
        path, ("q", Text), ("school", School?.ToString()), ("kind", Kind?.ToString()), ("state", State),
        ("count", Count == PerPage ? null : Count.ToString(CultureInfo.InvariantCulture)), ("after", after?.ToString()));
}
