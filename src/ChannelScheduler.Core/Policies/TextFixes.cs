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
    /// Applies the first fix of each finding of one field, from the end to the start; of two that overlap only the later one. Those that need a person are
    /// left out: a split has to land in another post, and no school's channel is named unasked.
    /// </summary>
    /// <returns>The new text and how many fixes were applied.</returns>
    public static (string Text, int Applied) Apply(string text, IEnumerable<Finding> findings)
    {
        var applied = 0;
        var limit = text.Length;
        foreach (var fix in findings.Select(Unasked).OfType<TextFix>().OrderByDescending(fix => fix.Span.Start))
        {
            if (fix.Span.End > limit) continue;
            text = Apply(text, fix);
            limit = fix.Span.Start;
            applied++;
        }

        return (text, applied);
    }

    /// <summary>The fix that may be applied without asking which: the first that needs no person.</summary>
    public static TextFix? Unasked(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Fixes.FirstOrDefault(fix => !fix.NeedsPerson);
    }
}
