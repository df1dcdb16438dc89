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

    /// <returns>Pieces in reading order; Same and Removed make the old text, Same and Added the new one, to the letter.</returns>
    public static IReadOnlyList<(TextChange Change, string Text)> Of(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var pieces = new List<(TextChange, string)>();
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(TextChange.Same, diff.PiecesNew, next, block.InsertStartB);
            Add(TextChange.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            next = block.InsertStartB + block.InsertCountB;
            Add(TextChange.Added, diff.PiecesNew, block.InsertStartB, next);
        }
        Add(TextChange.Same, diff.PiecesNew, next, diff.PiecesNew.Count);
        return pieces;

        void Add(TextChange change, IReadOnlyList<string> all, int from, int to)
        {
            if (to > from) pieces.Add((change, string.Concat(all.Skip(from).Take(to - from))));
        }
    }
}
