namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>"Did you mean": the word that a mistyped one was meant to be.</summary>
internal static class NearestWord
{
    private const int LongestCompared = 40;

    /// <returns>Null when none is near enough to be meant: more than a third of the letters differ.</returns>
    public static string? Find(string typed, IEnumerable<string> known)
    {
        if (typed.Length > LongestCompared) return null;
        var (word, distance) = known.Select(one => (one, Distance(typed, one))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, typed.Length / 3) ? word : null;
    }

    /// <summary>The problem of a word that none of these is, with the one that was meant, or with all that there are.</summary>
    public static PolicyProblem Problem(string key, string typed, IReadOnlyCollection<string> known) =>
        Find(typed, known) is { } meant ? new PolicyProblem(key + "Near", typed, meant) : new PolicyProblem(key, typed, string.Join(", ", known.Order(StringComparer.Ordinal)));

    // Letters added, left out or exchanged, any case (Levenshtein).
    private static int Distance(string a, string b)
    {
        var before = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var exchange = before[j - 1] + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(exchange, Math.Min(before[j], row[j - 1]) + 1);
            }

            before = row;
        }

        return before[^1];
    }
}
