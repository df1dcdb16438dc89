using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Posts.Importing;
using CsvHelper;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>A table as people save it: a line of column names, then a line for each thing. Comma, semicolon and tab, as the first line has them.</summary>
/// <param name="Heads">The columns' names as the file has them.</param>
/// <param name="Columns">What each of them is to us; null for one that we don't know.</param>
/// <seealso href="https://joshclose.github.io/CsvHelper/"/>
internal sealed record CsvTable(IReadOnlyList<string> Heads, IReadOnlyList<string?> Columns, IReadOnlyList<CsvLine> Lines)
{
    private const int MostShown = 10, LongestShown = 40;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>A column as the file names it; as we do where the file has none.</summary>
    public string HeadOf(string column) => Columns.Index().FirstOrDefault(one => one.Item == column) is { Item: not null, Index: var index } ? Heads[index] : column;

    /// <param name="columnOf">What a column is to us, by its name.</param>
    /// <param name="needed">Columns that a table can't be without.</param>
    /// <param name="words">What stands before the keys of the sentences that depend on what the table holds.</param>
    /// <exception cref="ImportException">No table, one without the needed columns, or one that is too long.</exception>
    public static CsvTable Read(string text, Func<string, string?> columnOf, IReadOnlyList<string> needed, int mostLines, string words = "")
    {
        if (string.IsNullOrWhiteSpace(text)) throw new ImportException(words + "Empty");
        using var table = CsvReader.FromText(text, new CsvReaderOptions { Separator = SeparatorOf(text), TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover, OnMalformedRecord = RefuseOpenQuote });
        var heads = table.Headers.Select(head => head.Trim().TrimStart('\uFEFF')).ToList();
        var columns = heads.Select(columnOf).ToList();
        var twice = columns.OfType<string>().GroupBy(one => one).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw new ImportException("ColumnTwice", heads[columns.IndexOf(twice)]);
        if (needed.Except(columns).Any()) throw new ImportException(words + "NoColumns", Shown(heads));

        var lines = new List<CsvLine>();
        while (table.Read())
        {
            var cells = Enumerable.Range(0, Math.Min(heads.Count, table.FieldCount)).Select(table.GetString).ToList();
            if (cells.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (lines.Count == mostLines) throw new ImportException(words + "TooMany", mostLines);
            var values = new Dictionary<string, string>();
            var raw = new Dictionary<string, string>();
            for (var i = 0; i < cells.Count; i++)
            {
                var cell = FormulaGuard.Unguard(cells[i]);
                raw[heads[i]] = cell;
                if (columns[i] is { } column) values[column] = cell;
            }
            // A cell may hold many lines: the whole stands where its first one does.
            lines.Add(new CsvLine(table.LineNumber.ToString(CultureInfo.InvariantCulture), values, raw));
        }
        return new CsvTable(heads, columns, lines);
    }

    // The first line of something that is no table may be all of it.
    private static string Shown(List<string> heads)
    {
        var words = heads.Select(head => string.Concat(head.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(LongestShown))).Where(head => head.Length > 0);
        return string.Join(", ", words.Take(MostShown).Select(head => $"«{head}»")) + (heads.Count > MostShown ? "…" : "");
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

/// <param name="Place">Where it stands in the file.</param>
/// <param name="Values">By our names of the columns.</param>
/// <param name="Raw">Every cell, by the file's names of the columns.</param>
internal sealed record CsvLine(string Place, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Raw);
