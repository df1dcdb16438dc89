using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>One fix of one finding, as somebody picked it from a report: <see cref="FixAnswer"/> with its rule and field.</summary>
/// <param name="Start">UTF-16 units into the field.</param>
public sealed record FixChoice(string RuleId, string Field, string Kind, int Start, int Length)
{
    private const char Separator = '|';
    private const int HashLength = 16;

    public bool IsSplit => Kind == "split";

    public static FixChoice Of(Finding finding, TextFix fix) => new(finding.RuleId, finding.Field, fix.Kind, fix.Span.Start, fix.Span.Length);

    /// <returns>Null when the report does not offer this fix: it was made of another text.</returns>
    public TextFix? In(LintReport report) =>
        report.Findings.Where(finding => finding.RuleId == RuleId && finding.Field == Field).SelectMany(finding => finding.Fixes)
            .FirstOrDefault(fix => fix.Kind == Kind && fix.Span.Start == Start && fix.Span.Length == Length);

    /// <summary>For a form's button. It names the text too: the same place in changed words is another place.</summary>
    public string ToToken(string text) => string.Create(CultureInfo.InvariantCulture, $"{RuleId}|{Field}|{Kind}|{Start}|{Length}|{HashOf(text)}");

    /// <returns>Null when it is no token, or not of this text.</returns>
    public static FixChoice? FromToken(string token, Func<string, string?> textOf)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Split(Separator) is not [var ruleId, var field, var kind, var start, var length, var hash]) return null;
        if (!int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var units)) return null;
        return textOf(field) is { } text && HashOf(text) == hash ? new FixChoice(ruleId, field, kind, from, units) : null;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..HashLength];
}
