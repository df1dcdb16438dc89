using System.Collections.Frozen;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>
/// Starts of words from a rule's list, any case, е for ё. A stem with <c>$</c> behind it is a whole word. Most words are turned away by a bit for their first letter.
/// </summary>
internal sealed class StemSet
{
    private readonly FrozenDictionary<int, (string Stem, bool IsWhole)[]> _byStart;
    private readonly ulong _firstLetters;

    public StemSet(IEnumerable<string> stems)
    {
        var known = stems.Select(stem => (Stem: Folded(stem.TrimEnd('$')), IsWhole: stem.EndsWith('$'))).Where(one => one.Stem.Length > 0).ToList();
        _byStart = known.GroupBy(one => StartOf(one.Stem)).ToFrozenDictionary(same => same.Key, same => same.ToArray());
        foreach (var (stem, _) in known) _firstLetters |= BitOf(stem[0]);
    }

    public bool Matches(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || (_firstLetters & BitOf(WordReader.Fold(word[0]))) == 0) return false;
        return Has(StartOf(word), word) || (word.Length > 1 && Has(StartOf(word[..1]), word));
    }

    /// <summary>True when one of the words between the two places is known.</summary>
    public bool MatchesAny(string text, int from, int to)
    {
        var words = new WordReader(text, from, to);
        while (words.Next())
        {
            if (Matches(words.Word)) return true;
        }

        return false;
    }

    private bool Has(int start, ReadOnlySpan<char> word)
    {
        if (!_byStart.TryGetValue(start, out var stems)) return false;
        foreach (var (stem, isWhole) in stems)
        {
            if (isWhole ? word.Length != stem.Length : word.Length < stem.Length) continue;
            var i = 0;
            while (i < stem.Length && WordReader.Fold(word[i]) == stem[i]) i++;
            if (i == stem.Length) return true;
        }

        return false;
    }

    private static string Folded(string stem) => string.Create(stem.Length, stem, static (result, source) =>
    {
        for (var i = 0; i < source.Length; i++) result[i] = WordReader.Fold(source[i]);
    });

    private static int StartOf(ReadOnlySpan<char> word) => WordReader.Fold(word[0]) | (word.Length > 1 ? WordReader.Fold(word[1]) << 16 : 0);

    // Russian letters have a bit each; the others share what is left.
    private static ulong BitOf(char letter) => 1UL << (letter is >= 'а' and <= 'я' ? letter - 'а' : 32 + (letter & 31));
}
