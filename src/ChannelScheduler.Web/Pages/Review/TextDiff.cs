using DiffPlex;
using DiffPlex.Chunkers;

namespace ChannelScheduler.Web.Pages.Review;

public enum TextChange
{
    Same,
    Removed,
    Added,
}

/// <summary>What became of one text in another, word by word.</summary>
public static class TextDiff
{
    // The package's own words end at no line break.
    private static readonly DelimiterChunker Words = new([' ', '\t', '\n', '\r', '\u00A0', '.', ',', ';', ':', '!', '?', '(', ')', '"', '«', '»', '*', '[', ']', '/']);

    /// <summary>UTF-16 units of what differs in both texts together, more than any network takes: beyond it a comparison by words would keep a processor busy for seconds, and tell nobody anything.</summary>
    private const int MostCompared = 20_000;

    /// <returns>Pieces in reading order; Same and Removed make the old text, Same and Added the new one, to the letter.</returns>
    public static IReadOnlyList<(TextChange Change, string Text)> Of(string before, string after)
    {
        IReadOnlyList<string> old = Words.Chunk(before), now = Words.Chunk(after);
        var first = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = old.Skip(first).Reverse().Zip(now.Skip(first).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var (removed, added) = (Part(old, first, old.Count - last), Part(now, first, now.Count - last));

        var pieces = new List<(TextChange Change, string Text)>();
        Add(TextChange.Same, Part(old, 0, first));
        if (removed.Length + added.Length > MostCompared)
        {
            Add(TextChange.Removed, removed);
            Add(TextChange.Added, added);
        }
        else
        {
            foreach (var (change, text) in ByWords(removed, added)) Add(change, text);
        }
        Add(TextChange.Same, Part(old, old.Count - last, old.Count));
        return pieces;

        void Add(TextChange change, string text)
        {
            if (text.Length == 0) return;
            if (pieces is [.., var (kind, words)] && kind == change) pieces[^1] = (change, words + text);
            else pieces.Add((change, text));
        }
    }

    private static IEnumerable<(TextChange Change, string Text)> ByWords(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            yield return (TextChange.Same, Part(diff.PiecesNew, next, block.InsertStartB));
            yield return (TextChange.Removed, Part(diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA));
            next = block.InsertStartB + block.InsertCountB;
            yield return (TextChange.Added, Part(diff.PiecesNew, block.InsertStartB, next));
        }
        yield return (TextChange.Same, Part(diff.PiecesNew, next, diff.PiecesNew.Count));
    }

    private static string Part(IReadOnlyList<string> words, int from, int to) => string.Concat(words.Skip(from).Take(to - from));
}
