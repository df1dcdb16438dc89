namespace ChannelScheduler.Core.Policies.Links;

/// <summary>The parts of a rendered text that differ from what was typed: what came through as it was has been judged already.</summary>
internal static class ChangedLines
{
    // A line that vanished must not make all that follow it look changed.
    private const int LookAhead = 4;

    /// <returns>Runs of changed lines, each with the line before and after it, since a sentence may reach over a line's end.</returns>
    public static IEnumerable<string> Of(string typed, string rendered)
    {
        var reader = 0;
        var (from, to) = (-1, 0);
        var before = 0;
        for (var start = 0; start < rendered.Length;)
        {
            var end = LineEnd(rendered, start);
            if (!TryFind(typed, rendered.AsSpan(start, end - start), ref reader))
            {
                if (from >= 0 && before > to)
                {
                    yield return rendered[from..to];
                    from = -1;
                }

                if (from < 0) from = before;
                to = end == rendered.Length ? end : LineEnd(rendered, end + 1);
            }

            before = start;
            start = end + 1;
        }

        if (from >= 0) yield return rendered[from..to];
    }

    private static bool TryFind(string typed, ReadOnlySpan<char> line, ref int reader)
    {
        line = line.Trim();
        if (line.IsEmpty) return true;
        var at = reader;
        for (var tries = 0; tries < LookAhead && at < typed.Length; tries++)
        {
            var end = LineEnd(typed, at);
            var same = typed.AsSpan(at, end - at).Trim().SequenceEqual(line);
            at = Math.Min(typed.Length, end + 1);
            if (!same) continue;
            reader = at;
            return true;
        }

        return false;
    }

    private static int LineEnd(string text, int start) => text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;
}
