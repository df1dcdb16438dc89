using System.IO.Compression;
using ChannelScheduler.Core.Posts.Importing;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>An upload to lines: one table, or any number of Markdown files, loose or in archives.</summary>
public static class ImportFiles
{
    /// <param name="zone">The school's, for times without an offset.</param>
    /// <exception cref="ImportException">The upload as a whole can't be taken.</exception>
    public static IReadOnlyList<ImportLine> Read(IReadOnlyList<ImportFile> files, TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0) throw new ImportException("NoFile");
        if (files.Sum(file => (long)file.Content.Length) > ImportLimits.MostBytes) throw TooLarge();
        var unpacked = new List<ImportFile>();
        foreach (var file in files)
        {
            // Many small archives together may be as large as one.
            var left = ImportLimits.MostBytes - unpacked.Sum(one => (long)one.Content.Length);
            if (IsZip(file)) unpacked.AddRange(Unpack(file, left, ImportLimits.MostLines - unpacked.Count));
            else if (file.Content.Length <= left) unpacked.Add(file);
            else throw TooLarge();
        }
        if (unpacked.Find(file => !IsTable(file) && !IsMarkdown(file)) is { } other) throw new ImportException("FileKind", other.Name);
        if (unpacked.Exists(IsTable) && unpacked.Count > 1) throw new ImportException("OneTable");
        if (unpacked.Count > ImportLimits.MostLines) throw TooMany();
        var reader = new LineReader(zone, now);
        IReadOnlyList<ImportLine> lines = unpacked is [var only] && IsTable(only)
            ? CsvPosts.Read(TextDecoding.Decode(only.Content), reader)
            : [.. unpacked.OrderBy(file => file.Name, StringComparer.Ordinal).Select((file, index) => MarkdownPost.Read(index + 1, file.Name, TextDecoding.Decode(file.Content), reader))];
        return lines.Count == 0 ? throw new ImportException("Empty") : lines;
    }

    private static ImportException TooMany() => new("TooMany", ImportLimits.MostLines);

    private static ImportException TooLarge() => new("TooLarge", ImportLimits.MostBytes / 1024 / 1024);

    // Bounded by what is really unpacked: the sizes that an archive names are its own words.
    private static List<ImportFile> Unpack(ImportFile file, long left, int most)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Content), ZipArchiveMode.Read);
            var found = new List<ImportFile>();
            foreach (var entry in archive.Entries.Where(entry => IsMarkdown(entry.Name) && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)))
            {
                if (found.Count >= most) throw TooMany();
                using var content = entry.Open();
                var bytes = ReadAtMost(content, left) ?? throw TooLarge();
                left -= bytes.Length;
                found.Add(new ImportFile(entry.FullName, bytes));
            }
            return found.Count == 0 ? throw new ImportException("Empty") : found;
        }
        catch (InvalidDataException)
        {
            throw new ImportException("ZipBroken", file.Name);
        }
    }

    private static byte[]? ReadAtMost(Stream content, long most)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (content.Read(buffer) is > 0 and var read)
        {
            if (copy.Length + read > most) return null;
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }

    private static bool IsZip(ImportFile file) => HasEnding(file.Name, ".zip");

    internal static bool IsTable(ImportFile file) => HasEnding(file.Name, ".csv") || HasEnding(file.Name, ".txt") || HasEnding(file.Name, ".tsv");

    private static bool IsMarkdown(ImportFile file) => IsMarkdown(file.Name);

    private static bool IsMarkdown(string name) => HasEnding(name, ".md") || HasEnding(name, ".markdown");

    private static bool HasEnding(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
