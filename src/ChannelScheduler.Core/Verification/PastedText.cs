using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Verification;

/// <summary>
/// The words of a pasted text, folded so that it doesn't matter how they were typed: lower case, ё as е, what can't be seen dropped, Cyrillic and Latin letters that look
/// alike made one, vowels that sound alike too. Quotes and punctuation only separate.
/// </summary>
public sealed class PastedText
{
    /// <summary>UTF-16 units that are read; nobody's error message is longer, and a paste of a whole log must not keep the server busy.</summary>
    public const int Examined = 20_000;

    private const int LongestDotted = 60;

    private static readonly string Not = Fold("не");

    private readonly List<(string Word, int Place)> _words = [];

    private PastedText(string text)
    {
        var clean = Fold(CleanView.Of(TextView.Of(text)).Text);
        for (var i = 0; i < clean.Length;)
        {
            if (!IsOfWord(clean[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < clean.Length && (IsOfWord(clean[i]) || (clean[i] == '.' && i + 1 < clean.Length && IsOfWord(clean[i + 1])))) i++;
            AddRun(clean[start..i]);
        }

        EndsInWord = clean.Length > 0 && (IsOfWord(clean[^1]) || clean[^1] is '…' or '.');
    }

    /// <summary>Each word with its place, which counts words; what can be read in two ways stands at one place twice.</summary>
    internal IReadOnlyList<(string Word, int Place)> Words => _words;

    /// <summary>How many words there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The last word may have been cut off in its middle.</summary>
    internal bool EndsInWord { get; }

    /// <summary>The text, and the same as it reads when it was typed with the keyboard switched to English.</summary>
    internal static (PastedText AsTyped, PastedText? Switched) Of(string text)
    {
        var examined = text.Length > Examined ? text[..Examined] : text;
        return (new PastedText(examined), KeyboardLayout.ToRussian(examined) is { } switched ? new PastedText(switched) : null);
    }

    // Vowels that sound alike without stress are what people mistake most: "палучится", "нидостаточно".
    internal static string Fold(string text) => Skeleton.OfWord(text).Replace('o', 'a').Replace('и', 'e');

    // "chat.denied" is a word of an API and two words of a person; "не достаточно" is one word to many.
    private void AddRun(string run)
    {
        if (run.Contains('.', StringComparison.Ordinal) && run.Length <= LongestDotted) _words.Add((run, Count));
        foreach (var word in run.Split('.'))
        {
            if (_words.Count > 0 && _words[^1] is var (last, before) && last == Not && before == Count - 1) _words.Add((Not + word, before));
            _words.Add((word, Count++));
        }
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
