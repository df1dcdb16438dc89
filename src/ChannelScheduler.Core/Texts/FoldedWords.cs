using System.Text;

namespace ChannelScheduler.Core.Texts;

/// <summary>A text's words as they are compared: small letters, ё as е, compatibility forms plain. Whatever is no letter or digit only separates.</summary>
public static class FoldedWords
{
    /// <summary>In their order, doubles kept.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Fold(text) + " ")
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static string Fold(string text)
    {
        // Half a character can't be normalised; the rest of the text is read all the same.
        var whole = StorableText.IsBroken(text) ? text : text.Normalize(NormalizationForm.FormKC);
        return whole.ToLowerInvariant().Replace('ё', 'е');
    }
}
