using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Help;

/// <summary>How a question's words are read: <c>policies/help/words.yaml</c>.</summary>
internal sealed class HelpWords
{
    private readonly HashSet<string> _stop;
    private readonly Dictionary<string, string> _same = [];

    /// <param name="stop">Words that say nothing about the topic.</param>
    /// <param name="same">Groups of words that mean the same.</param>
    public HelpWords(IEnumerable<string> stop, IEnumerable<IReadOnlyList<string>> same)
    {
        _stop = [.. stop.SelectMany(FoldedWords.Of)];
        foreach (var group in same)
        {
            var stems = group.SelectMany(FoldedWords.Of).Select(WordStem.Of).ToList();
            // A word of two groups belongs to the first; whoever edits the file reads from the top.
            foreach (var stem in stems) _same.TryAdd(stem, stems[0]);
        }
    }

    /// <summary>Every stem that a group has, whatever it stands for.</summary>
    public IEnumerable<string> Stems => _same.Keys;

    /// <summary>The stems of a text's telling words, as written.</summary>
    public IEnumerable<string> StemsOf(string text) => FoldedWords.Of(text).Where(word => (word.Length > 1 || char.IsDigit(word[0])) && !_stop.Contains(word)).Select(WordStem.Of);

    /// <summary>What a stem stands for: the first of its group, else itself.</summary>
    public string MeaningOf(string stem) => _same.GetValueOrDefault(stem, stem);
}
