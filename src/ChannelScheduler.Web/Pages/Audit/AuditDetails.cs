using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>What the trail notes beside an action, for people: instants in the school's zone, reasons in sentences, names for ids.</summary>
internal static partial class AuditDetails
{
    private const int HashShown = 12;

    private static readonly IReadOnlySet<string> Codes = PublishingTexts.Catalog.Keys.ToHashSet();

    /// <param name="names">Of people and posts by their ids.</param>
    public static string? Of(string? details, TimeZoneInfo zone, IReadOnlyDictionary<Guid, string> names)
    {
        if (string.IsNullOrWhiteSpace(details)) return null;
        if (DateTimeOffset.TryParseExact(details, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)) return Moments.Text(at, zone);
        if (Hash().IsMatch(details)) return AuditTexts.Get("Hash", details[..HashShown]);
        return Sentence(details) ?? Ids().Replace(details, match => Guid.TryParse(match.Value, out var id) && names.TryGetValue(id, out var name) ? $"«{name}»" : match.Value);
    }

    /// <summary>Ids that details name.</summary>
    public static IEnumerable<Guid> IdsIn(string? details) => details is null ? [] : Ids().Matches(details).Select(match => Guid.Parse(match.Value));

    // A reason is noted as Code(value, value).
    private static string? Sentence(string details)
    {
        var match = Reason().Match(details);
        if (!match.Success || !Codes.Contains(match.Groups["code"].Value)) return null;
        var (code, values) = (match.Groups["code"].Value, match.Groups["values"].Value);
        var places = Places().Matches(PublishingTexts.Catalog.Get(code)).Select(place => place.Value).Distinct().Count();
        var parts = places <= 1 ? [values] : values.Split(", ");
        // Values with commas of their own can't be told apart any more.
        return parts.Length >= places ? new Reason(code, parts).ToText(CultureInfo.CurrentUICulture) : null;
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"^(?<code>[A-Z]\w+)\((?<values>.*)\)$", RegexOptions.Singleline)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Places();
}
