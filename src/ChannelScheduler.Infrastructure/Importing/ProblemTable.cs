using ChannelScheduler.Core.Posts.Importing;
using CsvHelper;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>
/// The lines that could not be taken, as a table for Excel: as they were, with the reasons in a last column. A cell that a spreadsheet would run as a formula is made
/// harmless; reading it back undoes that.
/// </summary>
public static class ProblemTable
{
    public static byte[] Write(IEnumerable<(ImportLine Line, LineReport Report)> lines)
    {
        var all = lines.ToList();
        var heads = all.SelectMany(one => one.Line.Raw.Keys).Distinct().ToList();
        using var stream = new MemoryStream();
        // With the mark and with semicolons, so that Excel in Russia opens it as it is.
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var head in heads) writer.WriteField(FormulaGuard.Guard(head));
            writer.WriteField(ImportTexts.Get("WhyColumn"));
            writer.EndRecord();
            foreach (var (line, report) in all)
            {
                foreach (var head in heads) writer.WriteField(FormulaGuard.Guard(line.Raw.GetValueOrDefault(head) ?? ""));
                writer.WriteField(FormulaGuard.Guard(string.Join(" ", report.Errors.Select(Words).Concat(report.Findings.Where(one => one.Severity == Core.Policies.FindingSeverity.Error).Select(one => $"{one.RuleId}: {one.Message} {one.Remedy}")))));
                writer.EndRecord();
            }
        }
        return stream.ToArray();
    }

    private static string Words(LineError error) => error.Column is null ? error.Message : $"{error.Column}: {error.Message}";
}
