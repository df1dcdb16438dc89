using System.Globalization;
using System.Text;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Web.Pages.People;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>
/// The log as a file for spreadsheets: UTF-8 with a byte order mark and semicolons, as Excel expects them where commas stand in numbers (RFC 4180 otherwise).
/// </summary>
internal static class AuditCsv
{
    private const char Separator = ';';

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<AuditLine> lines, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Row(Columns.Select(column => (string?)AuditTexts.Get("Column." + column))).AsMemory(), cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken)) await writer.WriteLineAsync(Row(Cells(line)).AsMemory(), cancellationToken);
    }

    /// <summary>One line of the file, without its end.</summary>
    public static string Row(IEnumerable<string?> cells) => string.Join(Separator, cells.Select(Cell));

    private static string[] Columns => ["Time", "Zone", "Event", "Action", "Person", "School", "Post", "PostId", "Channel", "Details"];

    private static string?[] Cells(AuditLine line)
    {
        var local = TimeZoneInfo.ConvertTime(line.Entry.At, line.School?.Zone ?? RoleDates.EverywhereZone);
        return
        [
            local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture), line.Event, line.Entry.Action, line.Person, line.School?.Name,
            line.Post, line.Entry.PostId?.ToString(), line.Channel, line.Details,
        ];
    }

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = FormulaGuard.Guard(value);
        return safe.AsSpan().IndexOfAny([Separator, '"', '\r', '\n', ',', '\t']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
