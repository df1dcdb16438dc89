using System.Text;

namespace ChannelScheduler.Core.Texts;

/// <summary>A name or title as it is searched for: without case, with one form for letters that people type in two. Databases fold Latin letters only.</summary>
public static class SearchKey
{
    public static string Of(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('ё', 'е').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
