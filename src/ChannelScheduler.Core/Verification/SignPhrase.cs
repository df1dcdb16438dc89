using System.Text;

namespace ChannelScheduler.Core.Verification;

/// <summary>
/// A set of word stems that together give an error away, in any order: "недостаточн прав метод|способ". A stem matches the start of a word, <c>|</c> offers a choice,
/// <c>_biz</c> the end of one.
/// </summary>
internal sealed class SignPhrase
{
    private readonly string[][] _stems;

    private SignPhrase(string[][] stems) => _stems = stems;

    public static SignPhrase Parse(string sign) =>
        new([.. sign.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(stem => stem.Split('|').Select(Fold).ToArray())]);

    public bool IsIn(IReadOnlyCollection<string> words) =>
        _stems.All(choice => choice.Any(stem => words.Any(word =>
            stem[0] == '_' ? word.EndsWith(stem, StringComparison.Ordinal) : word.StartsWith(stem, StringComparison.Ordinal))));

    /// <summary>The distinct words of a text, folded: lower case, ё as е, compatibility forms plain; quotes and punctuation only separate.</summary>
    public static IReadOnlyCollection<string> WordsOf(string text)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var c in Fold(text) + " ")
        {
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static string Fold(string text) => Compatible(text).ToLowerInvariant().Replace('ё', 'е');

    // A lone surrogate can't be normalised; the text is then taken as it is.
    private static string Compatible(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
