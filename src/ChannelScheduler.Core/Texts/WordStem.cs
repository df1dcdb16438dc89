using System.Buffers;

namespace ChannelScheduler.Core.Texts;

/// <summary>
/// What is left of a word without its ending: Russian by Snowball's rules (M. Porter, snowballstem.org/algorithms/russian), English by its commonest endings.
/// The stem is for comparing only and need not be a word.
/// </summary>
public static class WordStem
{
    private const int ShortestEnglish = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеиоуыэюя");
    private static readonly string[] GerundAfterA = ["вшись", "вши", "в"];
    private static readonly string[] Gerund = ["ившись", "ывшись", "ивши", "ывши", "ив", "ыв"];
    private static readonly string[] Adjective = ["ими", "ыми", "его", "ого", "ему", "ому", "ее", "ие", "ые", "ое", "ей", "ий", "ый", "ой", "ем", "им", "ым", "ом", "их", "ых", "ую", "юю", "ая", "яя", "ою", "ею"];
    private static readonly string[] ParticipleAfterA = ["ем", "нн", "вш", "ющ", "щ"];
    private static readonly string[] Participle = ["ивш", "ывш", "ующ"];
    private static readonly string[] VerbAfterA = ["ете", "йте", "ешь", "нно", "ла", "на", "ли", "ем", "ло", "но", "ет", "ют", "ны", "ть", "й", "л", "н"];
    private static readonly string[] Verb = ["ейте", "уйте", "ила", "ыла", "ена", "ите", "или", "ыли", "ило", "ыло", "ено", "ует", "уют", "ены", "ить", "ыть", "ишь", "ей", "уй", "ил", "ыл", "им", "ым", "ен", "ят", "ит", "ыт", "ую", "ю"];
    private static readonly string[] Noun = ["иями", "ями", "ами", "ией", "иям", "ием", "иях", "ев", "ов", "ие", "ье", "еи", "ии", "ей", "ой", "ий", "ям", "ем", "ам", "ом", "ах", "ях", "ию", "ью", "ия", "ья", "а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я"];
    private static readonly string[] English = ["ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"];

    /// <param name="word">One of <see cref="FoldedWords"/>.</param>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Any(letter => letter is >= 'а' and <= 'я') ? Russian(word) : OfEnglish(word);
    }

    private static string Russian(string word)
    {
        // Endings are looked for behind the first vowel only.
        var from = word.AsSpan().IndexOfAny(Vowels) + 1;
        if (from == 0) return word;
        var stem = Inflection(word, from);
        if (stem.Length > from && stem[^1] == 'и') stem = stem[..^1];
        stem = Cut(stem, Second(word, from), ["ость", "ост"]) ?? stem;
        if (EndsWith(stem, from, "нн")) return stem[..^1];
        if (Cut(stem, from, ["ейше", "ейш"]) is { } plain) return EndsWith(plain, from, "нн") ? plain[..^1] : plain;
        return Cut(stem, from, ["ь"]) ?? stem;
    }

    private static string Inflection(string word, int from)
    {
        if (CutAfterA(word, from, GerundAfterA) is { } afterA) return afterA;
        if (Cut(word, from, Gerund) is { } gerund) return gerund;
        var rest = Cut(word, from, ["ся", "сь"]) ?? word;
        if (Cut(rest, from, Adjective) is { } adjective) return CutAfterA(adjective, from, ParticipleAfterA) ?? Cut(adjective, from, Participle) ?? adjective;
        var (first, second) = (CutAfterA(rest, from, VerbAfterA), Cut(rest, from, Verb));
        // The longest ending counts, whichever group it is of.
        if (first is not null || second is not null) return first is null || second?.Length < first.Length ? second! : first;
        return Cut(rest, from, Noun) ?? rest;
    }

    // Behind the second consonant that follows a vowel: what forms nouns of adjectives is cut off there only.
    private static int Second(string word, int from)
    {
        var at = AfterConsonant(word, from - 1);
        var vowel = word.AsSpan(at).IndexOfAny(Vowels);
        return vowel < 0 ? word.Length : AfterConsonant(word, at + vowel);
    }

    private static int AfterConsonant(string word, int vowel)
    {
        for (var i = vowel + 1; i < word.Length; i++)
        {
            if (!Vowels.Contains(word[i])) return i + 1;
        }

        return word.Length;
    }

    private static string? Cut(string word, int from, string[] endings) =>
        endings.FirstOrDefault(ending => EndsWith(word, from, ending)) is { } found ? word[..^found.Length] : null;

    private static string? CutAfterA(string word, int from, string[] endings) =>
        endings.FirstOrDefault(ending => EndsWith(word, from, "а" + ending) || EndsWith(word, from, "я" + ending)) is { } found ? word[..^found.Length] : null;

    private static bool EndsWith(string word, int from, string ending) => word.Length - ending.Length >= from && word.EndsWith(ending, StringComparison.Ordinal);

    private static string OfEnglish(string word) =>
        English.FirstOrDefault(ending => word.Length - ending.Length >= ShortestEnglish && word.EndsWith(ending, StringComparison.Ordinal)) is { } found ? word[..^found.Length] : word;
}
