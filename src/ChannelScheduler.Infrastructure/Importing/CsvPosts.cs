using ChannelScheduler.Core.Posts.Importing;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>A table of posts: a line a post.</summary>
internal static class CsvPosts
{
    /// <exception cref="ImportException">No table, or one without the columns of a post.</exception>
    public static IReadOnlyList<ImportLine> Read(string text, LineReader reader)
    {
        var table = CsvTable.Read(text, ImportColumns.Of, [ImportColumns.Title, ImportColumns.Text], ImportLimits.MostLines);
        return [.. table.Lines.Select((line, index) => reader.Read(index + 1, line.Place, line.Values, table.HeadOf, line.Raw))];
    }
}
