using System.Globalization;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.People;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>The log as a file for spreadsheets.</summary>
internal static class AuditCsv
{
    public static Task WriteAsync(Stream stream, IAsyncEnumerable<AuditLine> lines, CancellationToken cancellationToken) =>
        SafeCsv.WriteAsync(stream, Columns.Select(column => AuditTexts.Get("Column." + column)), lines.Select(Cells), cancellationToken);

    private static string[] Columns => ["Time", "Zone", "Event", "Action", "Person", "School", "Post", "PostId", "Channel", "Details"];

    private static IEnumerable<string?> Cells(AuditLine line)
    {
        var local = TimeZoneInfo.ConvertTime(line.Entry.At, line.School?.Zone ?? RoleDates.EverywhereZone);
        return
        [
            local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture), line.Event, line.Entry.Action, line.Person, line.School?.Name,
            line.Post, line.Entry.PostId?.ToString(), line.Channel, line.Details,
        ];
    }
}
