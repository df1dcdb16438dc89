using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Help;

/// <summary>
/// Finds answers in a few dozen entries. The score of an entry, from 0 to 1: <c>0.6 · nearest wording + 0.4 · cover</c>.
/// <para><b>Nearest wording</b> is what the question has in common with the question or another wording of the entry, of 0.4 · weight of what was asked + 0.6 · weight of
/// the wording: long questions may hold more than the wording says. <b>Cover</b> is how much of what was asked is found anywhere in the entry, answer and topic included.</para>
/// <para>A word weighs ln(1 + entries / entries that have it); one that no entry has, as much as one that a single entry has. A mistyped word counts by how near it is.
/// Below <see cref="Least"/> nothing is meant.</para>
/// </summary>
internal sealed class HelpIndex
{
    /// <summary>The score from which an entry is an answer and no accident.</summary>
    public const double Least = 0.33;

    private const double WordingShare = 0.6;
    private const double AskedShare = 0.4;
    private const double NearestShare = 0.45;
    private const int MostHits = 8;
    private const int LongestQuestion = 300;
    private const int MostWords = 24;
    private const int LongestPrefix = 3;

    private readonly HelpWords _words;
    private readonly List<Indexed> _entries;
    private readonly Dictionary<string, double> _weights;
    private readonly List<string> _vocabulary;

    public HelpIndex(HelpCatalog catalog, HelpWords words)
    {
        _words = words;
        _entries = [.. catalog.Entries.Select(entry => new Indexed(entry, [.. Phrases(entry).Select(MeaningsOf).Where(phrase => phrase.Count > 0)], Everything(entry, catalog)))];
        var counts = _entries.SelectMany(entry => entry.All).CountBy(meaning => meaning).ToDictionary();
        _weights = counts.ToDictionary(pair => pair.Key, pair => Math.Log(1 + ((double)_entries.Count / pair.Value)));
        // A mistyped word is compared with all ways to write a meaning that some entry has.
        _vocabulary = [.. _weights.Keys.Concat(words.Stems.Where(stem => _weights.ContainsKey(words.MeaningOf(stem)))).Distinct()];
    }

    public IReadOnlyList<HelpHit> Search(string question)
    {
        var asked = Read(question.Length > LongestQuestion ? question[..LongestQuestion] : question);
        if (asked.Count == 0) return [];
        var whole = asked.Sum(word => word.Weight);
        var hits = _entries.Select(entry => new HelpHit(entry.Entry, Score(entry, asked, whole))).Where(hit => hit.Score >= Least).OrderByDescending(hit => hit.Score).Take(MostHits).ToList();
        return hits.Count == 0 ? hits : [.. hits.Where(hit => hit.Score >= hits[0].Score * NearestShare)];
    }

    private double Score(Indexed entry, IReadOnlyCollection<Asked> asked, double whole)
    {
        var nearest = entry.Phrases.Max(wording => Common(asked, wording) / ((AskedShare * whole) + ((1 - AskedShare) * wording.Sum(WeightOf))));
        // Two mistyped words may both be near one word of the wording.
        return (WordingShare * Math.Min(1, nearest)) + ((1 - WordingShare) * Common(asked, entry.All) / whole);
    }

    private static double Common(IEnumerable<Asked> asked, HashSet<string> meanings) =>
        asked.Sum(word => word.Weight * word.Meanings.Where(meaning => meanings.Contains(meaning.Meaning)).Select(meaning => meaning.Nearness).DefaultIfEmpty().Max());

    // The same word twice is one word.
    private List<Asked> Read(string question) => [.. _words.StemsOf(question).DistinctBy(_words.MeaningOf).Take(MostWords).Select(Weigh)];

    private Asked Weigh(string stem)
    {
        var meaning = _words.MeaningOf(stem);
        if (_weights.TryGetValue(meaning, out var weight)) return new Asked([(meaning, 1)], weight);
        var near = _vocabulary.Select(known => (Meaning: _words.MeaningOf(known), Nearness: NearnessOf(stem, known))).Where(one => one.Nearness > 0).ToList();
        // A word that no entry has is as telling as one that a single entry has: a question about something else stays below the limit by it.
        return new Asked(near, near.Count > 0 ? near.Max(one => WeightOf(one.Meaning)) : Math.Log(1 + _entries.Count));
    }

    private double WeightOf(string meaning) => _weights.GetValueOrDefault(meaning);

    // People seldom mistype the first letter: one wrong letter behind it in four to six, two in more. A word with a prefix, or with the same long beginning, is a relative.
    private static double NearnessOf(string typed, string known)
    {
        var most = Math.Min(typed.Length, known.Length) switch { < 4 => 0, < 7 => 1, _ => 2 };
        var distance = most == 0 ? 1 : WordDistance.Of(typed, known, most);
        if (distance <= most && typed[0] == known[0]) return 1 - (0.15 * distance);
        var (shorter, longer) = typed.Length < known.Length ? (typed, known) : (known, typed);
        if (shorter.Length >= 4 && longer.Length - shorter.Length <= LongestPrefix && longer.EndsWith(shorter, StringComparison.Ordinal)) return 0.8;
        var common = typed.Zip(known).TakeWhile(pair => pair.First == pair.Second).Count();
        return common >= 5 && common >= 0.6 * Math.Max(typed.Length, known.Length) ? 0.7 : 0;
    }

    private static IEnumerable<string> Phrases(HelpEntry entry) => [entry.Question.Ru, entry.Question.En, .. entry.AskRu, .. entry.AskEn];

    private HashSet<string> Everything(HelpEntry entry, HelpCatalog catalog)
    {
        var topic = catalog.Topics.First(one => one.Id == entry.Topic).Title;
        IEnumerable<PolicyText> texts = [topic, entry.Answer];
        return [.. Phrases(entry).Concat(texts.SelectMany(text => (string[])[HelpMarkdown.ToText(text.Ru), HelpMarkdown.ToText(text.En)])).SelectMany(MeaningsOf)];
    }

    private HashSet<string> MeaningsOf(string text) => [.. _words.StemsOf(text).Select(_words.MeaningOf)];

    private sealed record Indexed(HelpEntry Entry, IReadOnlyList<HashSet<string>> Phrases, HashSet<string> All);

    /// <summary>A word of the question: what it may mean, how near each is to what was typed, and how telling it is.</summary>
    private sealed record Asked(IReadOnlyList<(string Meaning, double Nearness)> Meanings, double Weight);
}
