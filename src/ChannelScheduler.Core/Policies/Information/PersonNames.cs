using System.Collections.Frozen;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>What Russian names of people look like: <c>policies/names.yaml</c>.</summary>
public sealed class PersonNames
{
    private const int MostLetters = 24;

    private static readonly string[] HardFeminine = ["а", "ы", "и", "е", "у", "ой", "ою"];
    private static readonly string[] SoftFeminine = ["я", "и", "ю", "е", "ей", "ею"];
    private static readonly string[] Soft = ["й", "ь", "я", "ю", "ем", "е", "и", "ью"];
    private static readonly string[] Hard = ["", "а", "у", "ом", "ем", "е"];

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _given;
    private readonly string[] _surnameEndings;
    private readonly string[] _patronymicEndings;

    private PersonNames(NamesYaml yaml)
    {
        _given = yaml.Given.SelectMany(FormsOf).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
        _surnameEndings = [.. yaml.SurnameEndings];
        _patronymicEndings = [.. yaml.PatronymicEndings];
        NotAfter = new StemSet(yaml.NotAfter);
    }

    /// <summary>After such a word a name is a street's, a school's or a prize's.</summary>
    internal StemSet NotAfter { get; }

    internal static PersonNames Load(string path)
    {
        var yaml = PolicyYaml.Read<NamesYaml>(path);
        if (yaml.Given.Count == 0 || yaml.SurnameEndings.Count == 0 || yaml.PatronymicEndings.Count == 0) throw PolicyYaml.Missing(path, "given, surnameEndings, patronymicEndings");
        return new PersonNames(yaml);
    }

    internal NameParts PartsOf(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > MostLetters) return NameParts.None;
        Span<char> folded = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++) folded[i] = WordReader.Fold(word[i]);
        var parts = _given.Contains(folded) ? NameParts.Given : NameParts.None;
        if (word.Length >= 6 && EndsWithAny(folded, _patronymicEndings)) return parts | NameParts.Patronymic;
        return word.Length >= 4 && EndsWithAny(folded, _surnameEndings) ? parts | NameParts.Surname : parts;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // Russian cases by the last letter; a form that doesn't exist does no harm.
    private static IEnumerable<string> FormsOf(string name)
    {
        var folded = new string([.. name.Select(WordReader.Fold)]);
        var stem = folded[..^1];
        return folded[^1] switch
        {
            'а' => HardFeminine.Select(ending => stem + ending),
            'я' => SoftFeminine.Select(ending => stem + ending),
            'й' or 'ь' => Soft.Select(ending => stem + ending),
            _ => Hard.Select(ending => folded + ending),
        };
    }

    private sealed class NamesYaml
    {
        public List<string> Given { get; set; } = [];

        public List<string> SurnameEndings { get; set; } = [];

        public List<string> PatronymicEndings { get; set; } = [];

        public List<string> NotAfter { get; set; } = [];
    }
}

/// <summary>Which part of a full name a word may be.</summary>
[Flags]
internal enum NameParts
{
    None = 0,
    Given = 1,
    Patronymic = 2,
    Surname = 4,
}
