using System.Globalization;
using System.Text;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>Host names and service words as the eye reads them: lower case, look-alike Cyrillic and Greek letters made Latin.</summary>
internal static class Skeleton
{
    private static readonly IdnMapping Idn = new();
    private static readonly Dictionary<char, char> Map = new()
    {
        ['а'] = 'a', ['в'] = 'b', ['е'] = 'e', ['ё'] = 'e', ['к'] = 'k', ['м'] = 'm', ['н'] = 'h', ['о'] = 'o', ['р'] = 'p', ['с'] = 'c', ['т'] = 't',
        ['у'] = 'y', ['х'] = 'x', ['і'] = 'i', ['ј'] = 'j', ['ѕ'] = 's', ['ԁ'] = 'd', ['ɡ'] = 'g', ['һ'] = 'h', ['ԛ'] = 'q', ['ԝ'] = 'w', ['ӏ'] = 'l',
        ['α'] = 'a', ['ε'] = 'e', ['ι'] = 'i', ['κ'] = 'k', ['ν'] = 'v', ['ο'] = 'o', ['ρ'] = 'p', ['τ'] = 't', ['υ'] = 'u', ['χ'] = 'x', ['ı'] = 'i',
        ['ᴀ'] = 'a', ['ɑ'] = 'a', ['ʙ'] = 'b', ['ᴄ'] = 'c', ['ᴅ'] = 'd', ['ᴇ'] = 'e', ['ꜰ'] = 'f', ['ɢ'] = 'g', ['ʜ'] = 'h', ['ɪ'] = 'i', ['ᴊ'] = 'j', ['ᴋ'] = 'k', ['ʟ'] = 'l', ['ᴍ'] = 'm',
        ['ɴ'] = 'n', ['ᴏ'] = 'o', ['ᴘ'] = 'p', ['ʀ'] = 'r', ['ꜱ'] = 's', ['ᴛ'] = 't', ['ᴜ'] = 'u', ['ᴠ'] = 'v', ['ᴡ'] = 'w', ['ʏ'] = 'y', ['ᴢ'] = 'z', ['ł'] = 'l', ['ø'] = 'o', ['đ'] = 'd',
    };

    public static string OfHost(ReadOnlySpan<char> host)
    {
        var lower = Lower(host);
        if (lower.Contains("xn--", StringComparison.Ordinal))
        {
            try
            {
                lower = Idn.GetUnicode(lower).ToLowerInvariant();
            }
            catch (ArgumentException)
            {
                // Not punycode after all: judged as it stands.
            }
        }

        // The one top-level domain people spell in Cyrillic by sound, not by look.
        if (lower.EndsWith(".ру", StringComparison.Ordinal)) lower = string.Concat(lower.AsSpan(0, lower.Length - 2), "ru");
        return Of(lower);
    }

    public static string OfWord(string word) => Of(word.ToLowerInvariant());

    private static string Lower(ReadOnlySpan<char> text)
    {
        Span<char> lower = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        text.ToLowerInvariant(lower);
        return new string(lower);
    }

    private static string Of(string lower) =>
        Ascii.IsValid(lower) ? lower : string.Create(lower.Length, lower, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++) result[i] = source[i] <= '~' ? source[i] : Map.TryGetValue(source[i], out var latin) ? latin : WithoutAccent(source[i]);
        });

    // "máx.ru": to the eye an accent is a speck. Cyrillic й and ё have letters of their own.
    private static char WithoutAccent(char c) =>
        c is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' && c.ToString().Normalize(NormalizationForm.FormD)[0] is <= 'z' and var plain ? plain : c;

}
