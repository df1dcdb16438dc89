using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Verification;

/// <summary>Russian typed with the keyboard switched to English: "b[ erfpfys" is "их указаны".</summary>
internal static class KeyboardLayout
{
    private const string English = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private const string Russian = "ёйцукенгшщзхъфывапролджэячсмитьбю";

    // With Shift the brackets and signs are others.
    private const string EnglishShifted = "~{}:\"<>";
    private const string RussianShifted = "ёхъжэбю";

    /// <returns>Null when not a word of it could be that.</returns>
    public static string? ToRussian(string text)
    {
        var parts = text.Split(' ');
        var changed = false;
        for (var i = 0; i < parts.Length; i++)
        {
            // A word with a Russian letter in it was typed as it was meant.
            if (!parts[i].Any(char.IsAsciiLetter) || parts[i].Any(c => !char.IsAscii(c) && WordReader.IsLetter(c))) continue;
            parts[i] = string.Concat(parts[i].Select(Key));
            changed = true;
        }

        return changed ? string.Join(' ', parts) : null;
    }

    private static char Key(char typed)
    {
        var lower = char.ToLowerInvariant(typed);
        return English.IndexOf(lower) is >= 0 and var plain ? Russian[plain] : EnglishShifted.IndexOf(lower) is >= 0 and var shifted ? RussianShifted[shifted] : typed;
    }
}
