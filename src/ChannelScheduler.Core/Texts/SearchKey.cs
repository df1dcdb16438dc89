using System.Text;

namespace ChannelScheduler.Core.Texts;

/// <summary>A name or title as it is searched for: without case, with one form for letters that people type in two. Databases fold Latin letters only.</summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        // Half a character, of a word that was cut, can't be normalised, and NUL can't be asked for: neither is in any title.
        if (StorableText.IsBroken(text)) text = string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not (0 or 0xFFFD)));
        return string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('ё', 'е').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
