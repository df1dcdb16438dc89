namespace ChannelScheduler.Core.Texts;

/// <summary>How many letters two words differ by: added, left out, exchanged, or two neighbours swapped (optimal string alignment).</summary>
public static class WordDistance
{
    /// <summary>Longer than any word that people write; beyond it only equal words are near.</summary>
    private const int LongestCompared = 64;

    /// <param name="most">Words further apart are not measured to the end.</param>
    /// <returns>At most <paramref name="most"/> + 1, which means "further".</returns>
    public static int Of(string a, string b, int most)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var further = most + 1;
        if (a == b) return 0;
        if (Math.Abs(a.Length - b.Length) > most || a.Length > LongestCompared || b.Length > LongestCompared) return further;
        Span<int> beforeLast = stackalloc int[LongestCompared + 1];
        Span<int> last = stackalloc int[LongestCompared + 1];
        Span<int> row = stackalloc int[LongestCompared + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, beforeLast[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }

            if (least > most) return further;
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        return Math.Min(last[b.Length], further);
    }
}
