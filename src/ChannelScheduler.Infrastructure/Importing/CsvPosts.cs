using System.Globalization;
using ChannelScheduler.Core.Posts.Importing;
using CsvHelper;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>A table of posts: a line of column names, then a line a post. Comma, semicolon and tab, as the first line has them.</summary>
/// <seealso href="https://joshclose.github.io/CsvHelper/"/>
internal static class CsvPosts
{
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <exception cref="ImportException">No table, or one without the columns of a post.</exception>
    public static IReadOnlyList<ImportLine> Read(string text, LineReader reader)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new ImportException("Empty");
        using var table = CsvReader.FromText(text, new CsvReaderOptions { Separator = SeparatorOf(text), TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover, OnMalformedRecord = RefuseOpenQuote });
        var heads = table.Headers.Select(head => head.Trim().TrimStart('\uFEFF')).ToList();
        var columns = heads.Select(ImportColumns.Of).ToList();
        var twice = columns.OfType<string>().GroupBy(one => one).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new ImportException("ColumnTwice", heads[columns.IndexOf(twice)]);
        if (!columns.Contains(ImportColumns.Title) || !columns.Contains(ImportColumns.Text)) throw new ImportException("NoColumns", string.Join(", ", heads.Select(head => $"«{head}»")));

        var lines = new List<ImportLine>();
        while (table.Read())
        {
            var cells = Enumerable.Range(0, Math.Min(heads.Count, table.FieldCount)).Select(table.GetString).ToList();
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (lines.Count == ImportLimits.MostLines) throw ImportFiles.TooMany();
            var values = new Dictionary<string, string>();
            var raw = new Dictionary<string, string>();
            for (var i = 0; i < cells.Count; i++)
            {
                var cell = FormulaGuard.Unguard(cells[i]);
                raw[heads[i]] = cell;
                if (columns[i] is { } column) values[column] = cell;
            }
            // A cell may hold many lines: the post stands where its first one does.
            var place = table.LineNumber.ToString(CultureInfo.InvariantCulture);
            lines.Add(reader.Read(lines.Count + 1, place, values, column => columns.IndexOf(column) is >= 0 and var index ? heads[index] : column, raw));
        }
        return lines;
    }

    // A quotation mark within a cell is a mark; one that opens a cell and closes too early, or never, has swallowed what follows.
    private static void RefuseOpenQuote(CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote) throw new ImportException("TableBroken", record.LineNumber);
    }

    /// <returns>Null where the file says it in a line of its own, as some programs write it.</returns>
    private static char? SeparatorOf(string text)
    {
        if (text.TrimStart('\uFEFF').StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return null;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        return Separators.MaxBy(one => head.Count(letter => letter == one));
    }
}
