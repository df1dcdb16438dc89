using System.Security.Cryptography;
using System.Text.Json;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;

namespace ChannelScheduler.Core.Posts;

/// <summary>Which findings of a report are waived. Pure: the instant is given.</summary>
public static class WaiverMarks
{
    /// <summary>The report with its waived warnings marked; an error or an advice never is.</summary>
    /// <param name="contentHash">Of the post as it is now: a finding without a place is known by it.</param>
    public static LintReport Mark(LintReport report, LintInput input, IReadOnlyList<Waiver> waivers, string contentHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(waivers);
        if (waivers.Count == 0) return report;
        var ordinals = Ordinals(report, input);
        return new LintReport([.. report.Findings.Select((finding, i) =>
            finding.Severity == FindingSeverity.Warning && waivers.FirstOrDefault(waiver => now < waiver.Until && Covers(waiver, finding, input, ordinals[i], contentHash)) is { } waiver
                ? finding with { Waiver = new FindingWaiver(waiver.Id, waiver.Reason, waiver.GivenBy, waiver.Until) }
                : finding)]);
    }

    /// <summary>Waivers whose finding is not there any more, whatever their time.</summary>
    public static IReadOnlyList<Waiver> Void(LintReport report, LintInput input, IReadOnlyList<Waiver> waivers, string contentHash)
    {
        ArgumentNullException.ThrowIfNull(report);
        var ordinals = Ordinals(report, input);
        return [.. waivers.Where(waiver => !report.Findings.Where((finding, i) => Covers(waiver, finding, input, ordinals[i], contentHash)).Any())];
    }

    /// <summary>
    /// A hash over the rule, the field, the matched text and its number among equal ones, salted with the waiver's own random id. A finding without a place is known by the
    /// content of the whole post: any change of that is another finding.
    /// </summary>
    public static string KeyOf(Guid waiverId, Finding finding, LintReport report, LintInput input, string contentHash)
    {
        ArgumentNullException.ThrowIfNull(report);
        var index = report.Findings.TakeWhile(one => !ReferenceEquals(one, finding)).Count();
        return Hash(waiverId, finding, input, Ordinals(report, input)[index], contentHash);
    }

    private static string Hash(Guid waiverId, Finding finding, LintInput input, int ordinal, string contentHash)
    {
        var matched = Matched(finding, input);
        string[] parts = [waiverId.ToString(), finding.RuleId, finding.Field, matched ?? contentHash, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
    }

    private static bool Covers(Waiver waiver, Finding finding, LintInput input, int ordinal, string contentHash) =>
        waiver.RuleId == finding.RuleId && waiver.Field == finding.Field && waiver.Key == Hash(waiver.Id, finding, input, ordinal, contentHash);

    // The text itself, because an excerpt may come masked.
    private static string? Matched(Finding finding, LintInput input)
    {
        if (finding.Span is not { } span) return null;
        if (FixableField.Of(input, finding.Field) is not { } text || span.End > text.Length) return finding.Excerpt;
        // Whose illness or birth date it is stands beside it: with another name in the line it is another person's.
        return finding.IsPrivate ? LineAround(text, span) : text.Substring(span.Start, span.Length);
    }

    private static string LineAround(string text, TextSpan span)
    {
        var start = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        var end = text.IndexOf('\n', span.End);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static int[] Ordinals(LintReport report, LintInput input)
    {
        var seen = new Dictionary<(string, string, string?), int>();
        var ordinals = new int[report.Findings.Count];
        for (var i = 0; i < ordinals.Length; i++)
        {
            var finding = report.Findings[i];
            var key = (finding.RuleId, finding.Field, Matched(finding, input));
            ordinals[i] = seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        return ordinals;
    }
}
