namespace ChannelScheduler.Core.Texts;

/// <summary>What no database here takes: NUL, and half a character.</summary>
public static class StorableText
{
    public static bool IsBroken(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 0 || char.IsLowSurrogate(text[i])) return true;
            if (!char.IsHighSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
