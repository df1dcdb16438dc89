using ChannelScheduler.Core.Posts.Importing;

namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>The lines of an upload beside each other, and beside the schools that there are.</summary>
public static class SchoolLines
{
    /// <param name="stored">The names of stored schools by their INN.</param>
    /// <param name="innHead">The column of the INN as the file names it.</param>
    /// <returns>
    /// The same lines, each told what it repeats. Two lines of one INN that differ are both wrong: which of them is right only a person knows.
    /// </returns>
    public static IReadOnlyList<SchoolLine> Compare(IReadOnlyList<SchoolLine> lines, IReadOnlyDictionary<string, string> stored, string innHead)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(stored);
        var groups = lines.Where(one => one.Inn.Length > 0).ToLookup(one => one.Inn);
        return [.. lines.Select(line =>
        {
            var name = stored.GetValueOrDefault(line.Inn);
            var twins = groups[line.Inn].Where(other => other.Number != line.Number).ToList();
            if (twins.Find(other => !other.SaysTheSame(line)) is { } other && name is null)
            {
                return line with { Errors = [.. line.Errors, new LineError(innHead, SchoolImportTexts.Get("InnTwice", line.Inn, other.Place))] };
            }
            return line with { Stored = name, RepeatOf = twins.Find(one => one.Number < line.Number)?.Place };
        })];
    }
}
