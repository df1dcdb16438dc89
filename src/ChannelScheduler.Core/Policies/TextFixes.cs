namespace ChannelScheduler.Core.Policies;

public static class TextFixes
{
    /// <summary>The text with this one change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fix is of another text: its place lies outside this one.</exception>
    public static string Apply(string text, TextFix fix)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fix);
        return string.Concat(text.AsSpan(0, fix.Span.Start), fix.Text, text.AsSpan(fix.Span.End));
    }

    /// <summary>
    /// The fix that may be applied without asking which: the first that needs no person. Fixes were tried one at a time, so they are applied one at a time:
    /// after each the text is judged anew.
    /// </summary>
    public static TextFix? Unasked(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Fixes.FirstOrDefault(fix => !fix.NeedsPerson);
    }
}
