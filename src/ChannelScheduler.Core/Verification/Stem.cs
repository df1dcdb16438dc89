namespace ChannelScheduler.Core.Verification;

/// <summary>
/// The start of a word: "подтвержд". <c>_biz</c> is the end of one, <c>вк$</c> a whole one. Typing mistakes are forgiven in long stems: one in five letters, two in eight; in four
/// letters only two that changed places.
/// </summary>
internal sealed class Stem
{
    private const double OneMistake = 0.95;
    private const double TwoMistakes = 0.9;

    /// <summary>A word that was cut off has to have so many letters left.</summary>
    private const int LeastLeft = 3;

    /// <summary>With so many letters another last one is a mistake; with fewer it is another word.</summary>
    private const int LongEnough = 8;

    private readonly string _text;
    private readonly bool _isEnd;
    private readonly bool _isWhole;

    /// <summary>A name of an API, such as <c>captcha_sid</c>: half of it is another word.</summary>
    private readonly bool _isName;
    private readonly int _mistakes;
    private readonly ulong _letters;

    public Stem(string stem)
    {
        (_isEnd, _isWhole) = (stem.StartsWith('_'), stem.EndsWith('$') || stem.Length < LeastLeft);
        _text = PastedText.Fold(stem.TrimEnd('$'));
        _mistakes = _isEnd || _isWhole ? 0 : _text.Length switch { >= 8 => 2, >= 5 => 1, _ => 0 };
        _isName = _text.Contains('_', StringComparison.Ordinal);
        _letters = LettersOf(_text);
    }

    public int Length => _text.Length;

    /// <param name="letters">The word's, from <see cref="LettersOf"/>: most words are turned away by them.</param>
    /// <param name="mayBeCut">The text ends in this word.</param>
    /// <returns>1 for an exact find, less with mistakes, 0 for none.</returns>
    public double LikenessTo(string word, ulong letters, bool mayBeCut)
    {
        if (_isEnd) return word.EndsWith(_text, StringComparison.Ordinal) ? 1 : 0;
        if (_isWhole) return word == _text ? 1 : 0;
        // "инн" begins "инновации": a short stem takes an ending, not another word.
        if (word.StartsWith(_text, StringComparison.Ordinal)) return _text.Length > LeastLeft || word.Length <= _text.Length + 2 ? 1 : 0;
        if (mayBeCut && !_isName && word.Length >= LeastLeft && _text.StartsWith(word, StringComparison.Ordinal)) return OneMistake;
        if (_text.Length == 4) return IsSwapped(word) ? OneMistake : 0;
        if (_mistakes == 0 || System.Numerics.BitOperations.PopCount(_letters & ~letters) > _mistakes) return 0;
        return MistakesIn(word) switch { 0 or 1 => OneMistake, 2 when _mistakes == 2 => TwoMistakes, _ => 0 };
    }

    /// <summary>Which letters a word has; different letters may share a bit.</summary>
    public static ulong LettersOf(string word)
    {
        var letters = 0UL;
        foreach (var c in word) letters |= 1UL << (c & 63);
        return letters;
    }

    private bool IsSwapped(string word)
    {
        if (word.Length < _text.Length) return false;
        for (var i = 0; i + 1 < _text.Length; i++)
        {
            if (word[i] == _text[i + 1] && word[i + 1] == _text[i] && word.AsSpan(0, i).SequenceEqual(_text.AsSpan(0, i)) &&
                word.AsSpan(i + 2, _text.Length - i - 2).SequenceEqual(_text.AsSpan(i + 2))) return true;
        }

        return false;
    }

    // Letters added, left out, exchanged or swapped on the way to some start of the word. A letter left out at the stem's end would make it a shorter stem, so that does not count.
    private int MistakesIn(string word)
    {
        var length = Math.Min(word.Length, _text.Length + _mistakes);
        var (older, before, row) = (new int[length + 1], new int[length + 1], new int[length + 1]);
        for (var j = 0; j <= length; j++) before[j] = j;
        var best = int.MaxValue;
        for (var i = 1; i <= _text.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= length; j++)
            {
                var same = _text[i - 1] == word[j - 1];
                row[j] = Math.Min(before[j - 1] + (same ? 0 : 1), Math.Min(before[j], row[j - 1]) + 1);
                var swapped = i > 1 && j > 1 && _text[i - 1] == word[j - 2] && _text[i - 2] == word[j - 1];
                if (swapped) row[j] = Math.Min(row[j], older[j - 2] + 1);
                var exchangedAtEnd = _text.Length >= LongEnough && row[j] == before[j - 1] + 1;
                if (i == _text.Length && (same || swapped || exchangedAtEnd)) best = Math.Min(best, row[j]);
            }

            (older, before, row) = (before, row, older);
        }

        return best;
    }
}
