namespace ChannelScheduler.Core.Policies;

public static class TextFixes
{
    /// <summary>Applies the first fix of each finding of one field, from the end to the start; of two that overlap only the later one.</summary>
    /// <returns>The new text and how many fixes were applied.</returns>
    public static (string Text, int Applied) Apply(string text, IEnumerable<Finding> findings)
    {
        var applied = 0;
        var limit = text.Length;
        foreach (var fix in findings.SelectMany(finding => finding.Fixes.Take(1)).OrderByDescending(fix => fix.Span.Start))
        {
            if (fix.Span.End > limit) continue;
            text = string.Concat(text.AsSpan(0, fix.Span.Start), fix.Text, text.AsSpan(fix.Span.End));
            limit = fix.Span.Start;
            applied++;
        }

        return (text, applied);
    }
}
