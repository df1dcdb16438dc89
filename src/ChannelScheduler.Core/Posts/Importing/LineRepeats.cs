using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>Lines of one upload that say the same, or nearly so.</summary>
public static class LineRepeats
{
    /// <param name="likeness">From 0 to 1: at least this alike counts; 1 is word for word.</param>
    /// <returns>By a line's number, the earlier line that it repeats.</returns>
    public static IReadOnlyDictionary<int, ImportLine> Find(IReadOnlyList<ImportLine> lines, double likeness)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var found = new Dictionary<int, ImportLine>();
        var prints = lines.Select(line => TextFingerprint.Of($"{line.Title}\n{line.Text}")).ToList();
        for (var later = 1; later < lines.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (prints[later].IsEmpty || prints[later].Likeness(prints[earlier]) < likeness) continue;
                found[lines[later].Number] = lines[earlier];
                break;
            }
        }
        return found;
    }
}
