namespace ChannelScheduler.Core.Policies;

/// <summary>
/// The words of a text in a form that is cheap to compare: hashes of every three words in a row. Case, punctuation, markup and the dots of ё and й don't count.
/// Time and memory grow with the text alone, up to a bound; two fingerprints are compared in one pass.
/// </summary>
internal sealed class TextFingerprint
{
    private const int MostWords = 4000;
    private const int MostMarks = 512;
    private const ulong Seed = 14695981039346656037;

    private readonly ulong[] _marks;
    private readonly bool _isWhole;
    private readonly ulong _all;
    private readonly ulong _numbers;

    private TextFingerprint(ulong[] marks, bool isWhole, ulong all, ulong numbers) => (_marks, _isWhole, _all, _numbers) = (marks, isWhole, all, numbers);

    /// <summary>True for a text without a single word.</summary>
    public bool IsEmpty => _marks.Length == 0;

    public static TextFingerprint Of(string text)
    {
        var marks = new List<ulong>();
        var (word, all, numbers) = (Seed, Seed, Seed);
        var (before, beforeThat) = (0UL, 0UL);
        var (words, inWord, isNumber) = (0, false, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(letter))
            {
                if (!inWord) (word, isNumber) = (Seed, char.IsDigit(letter));
                inWord = true;
                word = (word ^ Plain(letter)) * 1099511628211;
            }
            else if (inWord)
            {
                inWord = false;
                words++;
                all = Mix(all, word);
                if (isNumber) numbers = Mix(numbers, word);
                if (words <= MostWords && words >= 3) marks.Add(Mix(Mix(beforeThat, before), word));
                (beforeThat, before) = (before, word);
            }
        }

        // One or two words have no three in a row.
        if (words is 1 or 2) marks.Add(all);
        marks.Sort();
        var distinct = marks.Distinct().ToList();
        var isWhole = distinct.Count <= MostMarks && words <= MostWords;
        return new TextFingerprint([.. distinct.Take(MostMarks)], isWhole, all, numbers);
    }

    /// <summary>The share of threes of words that both texts have, 0 to 1; 1 only for the same words in the same order.</summary>
    /// <remarks>Two texts that tell of other numbers (dates, hours, classes) are two announcements, however alike they read: 0.</remarks>
    public double Likeness(TextFingerprint other)
    {
        if (IsEmpty || other.IsEmpty || _numbers != other._numbers) return 0;
        if (_all == other._all) return 1;
        // Of long texts the smallest marks stand for all: as good a sample in both, because a hash knows nothing of the words.
        var sample = _isWhole && other._isWhole ? int.MaxValue : Math.Min(_marks.Length, other._marks.Length);
        var (i, j, seen, shared) = (0, 0, 0, 0);
        while (seen < sample && i < _marks.Length && j < other._marks.Length)
        {
            seen++;
            if (_marks[i] == other._marks[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (_marks[i] < other._marks[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        if (sample == int.MaxValue) seen += _marks.Length - i + (other._marks.Length - j);
        // The same threes in another order are not the same text.
        return Math.Min((double)shared / seen, 0.999);
    }

    private static char Plain(char letter) => char.ToLowerInvariant(letter) switch { 'ё' => 'е', 'й' => 'и', var lower => lower };

    private static ulong Mix(ulong a, ulong b)
    {
        var mixed = (a ^ (b + 0x9E3779B97F4A7C15 + (a << 6) + (a >> 2))) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
