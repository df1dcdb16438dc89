using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>One change as a person reads it: the line before and after, cut around the place, private values hidden.</summary>
/// <param name="After">Null when the line is gone.</param>
internal sealed record FileChange(int Line, string RuleId, string Before, string? After)
{
    public static FileChange Of(LintedFile before, LintedFile after, Finding finding, TextFix fix)
    {
        var start = before.Post.BodyStart + fix.Span.Start;
        // A whole line or more was taken when nothing of it stays.
        var isGone = fix.Text.Length == 0 && (start == 0 || before.Post.Text[start - 1] == '\n') && fix.Span.Length > 0 && before.Post.Text[start + fix.Span.Length - 1] == '\n';
        var shown = before.Shown.AsSpan(start, fix.Span.Length);
        var skipped = shown.Length - shown.TrimStart("\r\n").Length;
        return new FileChange(
            before.Post.PlaceAt(start + skipped).Line, finding.RuleId, Around(before.Shown, start + skipped, start + Math.Max(skipped, fix.Span.Length)),
            isGone || (skipped > 0 && fix.Text.Length == 0) ? null : Around(after.Shown, start, start + fix.Text.Length));
    }

    private static string Around(string text, int start, int end) => SourceLine.Around(text, (Math.Min(start, text.Length), Math.Min(end, text.Length))).Text;
}
