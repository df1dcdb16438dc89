namespace ChannelScheduler.Cli.Commands;

/// <summary>Columns of text for a console.</summary>
internal static class Table
{
    public static void Write(TextWriter output, string[] heads, IEnumerable<string?[]> rows)
    {
        List<string[]> lines = [heads, .. rows.Select(row => row.Select(Clean).ToArray())];
        var widths = heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines) output.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>An instant with its own offset, to the minute.</summary>
    public static string Instant(DateTimeOffset? instant) =>
        instant is { } value ? value.ToString(value.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm'Z'" : "yyyy-MM-dd HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture) : "";

    /// <summary>A text from the server may hold line breaks, or codes that steer a terminal.</summary>
    public static string Clean(string? text) => new([.. (text ?? "").Select(character => char.IsControl(character) ? ' ' : character)]);
}
