using ChannelScheduler.Core.Posts.Importing;
using CsvHelper;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>
/// The lines that could not be taken, as a table for Excel: as they were, with the reasons in a last column. A cell that a spreadsheet would run as a formula is made
/// harmless; reading it back undoes that.
/// </summary>
public static class ProblemTable
{
    public static byte[] Write(IEnumerable<(ImportLine Line, LineReport Report)> lines) => Write(lines.Select(one => (one.Line.Raw, Words(one.Report))));

    /// <param name="lines">The cells as they were, by column, and what is to be mended.</param>
    public static byte[] Write(IEnumerable<(IReadOnlyDictionary<string, string> Raw, string Why)> lines)
    {
        var all = lines.ToList();
        var heads = all.SelectMany(one => one.Raw.Keys).Distinct().ToList();
        using var stream = new MemoryStream();
        // With the mark and with semicolons, so that Excel in Russia opens it as it is.
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var head in heads) writer.WriteField(FormulaGuard.Guard(head));
            writer.WriteField(ImportTexts.Get("WhyColumn"));
            writer.EndRecord();
            foreach (var (raw, why) in all)
            {
                foreach (var head in heads) writer.WriteField(FormulaGuard.Guard(raw.GetValueOrDefault(head) ?? ""));
                writer.WriteField(FormulaGuard.Guard(why));
                writer.EndRecord();
            }
        }
        return stream.ToArray();
    }

    /// <summary>All that is wrong with a line, as one cell has it.</summary>
    public static string Words(IEnumerable<LineError> errors) => string.Join(" ", errors.Select(Words));

    private static string Words(LineReport report) =>
        string.Join(" ", report.Errors.Select(Words).Concat(report.Findings.Where(one => one.Severity == Core.Policies.FindingSeverity.Error).Select(one => $"{one.RuleId}: {one.Message} {one.Remedy}")));

    private static string Words(LineError error) => error.Column is null ? error.Message : $"{error.Column}: {error.Message}";
}
