using System.Text;
using ChannelScheduler.Infrastructure.Importing;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>
/// A file for spreadsheets: UTF-8 with a byte order mark and semicolons, as Excel expects them where commas stand in numbers (RFC 4180 otherwise). A row goes out as soon as it is there.
/// </summary>
internal static class SafeCsv
{
    private const char Separator = ';';

    public static async Task WriteAsync(Stream stream, IEnumerable<string?> heads, IAsyncEnumerable<IEnumerable<string?>> rows, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Row(heads).AsMemory(), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken)) await writer.WriteLineAsync(Row(row).AsMemory(), cancellationToken);
    }

    /// <summary>One line of the file, without its end.</summary>
    public static string Row(IEnumerable<string?> cells) => string.Join(Separator, cells.Select(Cell));

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = FormulaGuard.Guard(value);
        return safe.AsSpan().IndexOfAny([Separator, '"', '\r', '\n', ',', '\t']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
