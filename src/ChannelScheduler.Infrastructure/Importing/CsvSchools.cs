using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools.Importing;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>A table of schools: a line a school.</summary>
public static class CsvSchools
{
    /// <param name="stored">The names of stored schools by their INN.</param>
    /// <exception cref="ImportException">The file can't be taken as a whole.</exception>
    public static IReadOnlyList<SchoolLine> Read(ImportFile file, IReadOnlyDictionary<string, string> stored)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Content.Length == 0) throw new ImportException("SchoolsNoFile");
        if (file.Content.Length > SchoolImportLimits.MostBytes) throw new ImportException("SchoolsTooLarge", SchoolImportLimits.MostBytes / 1024 / 1024);
        if (!ImportFiles.IsTable(file)) throw new ImportException("SchoolsFileKind", file.Name);
        var table = CsvTable.Read(TextDecoding.Decode(file.Content), SchoolColumns.Of, [SchoolColumns.Name, SchoolColumns.Inn], SchoolImportLimits.MostLines, "Schools");
        if (table.Lines.Count == 0) throw new ImportException("SchoolsEmpty");
        var lines = table.Lines.Select((line, index) => SchoolLineReader.Read(index + 1, line.Place, line.Values, table.HeadOf, line.Raw)).ToList();
        return SchoolLines.Compare(lines, stored, table.HeadOf(SchoolColumns.Inn));
    }
}
