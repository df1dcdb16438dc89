namespace ChannelScheduler.Core.Policies.Information;

/// <summary>Where the sentence around a place begins and ends. Initials ("И. О.") and short abbreviations ("ул.", "г. р.") end none.</summary>
internal static class Sentence
{
    // A sentence without an end would be read anew for each of its words.
    private const int Longest = 400;

    private static readonly StemSet Abbreviations = new(["пер$", "просп$", "корп$", "наб$", "стр$", "мкр$", "бул$", "туп$", "тел$", "сот$", "моб$", "обл$", "пос$", "дер$", "каб$", "доб$", "род$", "рожд$", "сер$", "ном$"]);

    public static (int From, int To) Around(string text, int start, int end) => (StartOf(text, start), EndOf(text, end));

    public static int StartOf(string text, int at)
    {
        var least = Math.Max(0, at - Longest);
        var i = at;
        while (i > least && !EndsAt(text, i - 1)) i--;
        return i;
    }

    public static int EndOf(string text, int at)
    {
        var most = Math.Min(text.Length, at + Longest);
        var i = at;
        while (i < most && !EndsAt(text, i)) i++;
        return i;
    }

    private static bool EndsAt(string text, int i)
    {
        if (text[i] is '\n' or '!' or '?') return true;
        if (text[i] != '.' || (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))) return false;
        var word = i;
        while (word > 0 && i - word < 6 && WordReader.IsLetter(text[word - 1])) word--;
        if (i - word is > 0 and < 3 || Abbreviations.Matches(text.AsSpan(word, i - word))) return false;
        // "и др. классы": a small letter goes on.
        var next = i + 1;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '«' or '"' or '(')) next++;
        return next == text.Length || !char.IsLower(text[next]);
    }
}
