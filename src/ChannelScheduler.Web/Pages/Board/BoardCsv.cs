using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Web.Pages.Audit;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>The dashboard's list as a file for spreadsheets, a post a line; cells are guarded like those of <see cref="AuditCsv"/>.</summary>
internal static class BoardCsv
{
    /// <summary>Rows after which what is written goes on its way: a reader sees progress, and nothing heaps up here.</summary>
    private const int Flushed = 500;

    private static readonly string[] OfPost = ["School", "Post", "PostId", "State", "At", "Zone"], OfChannel = ["State", "At", "Address", "Reason"];

    /// <param name="written">Called after each post.</param>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<BoardItem> items, Action written, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(AuditCsv.Row(Columns).AsMemory(), cancellationToken);
        var count = 0;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(AuditCsv.Row(Cells(item)).AsMemory(), cancellationToken);
            written();
            if (++count % Flushed == 0) await writer.FlushAsync(cancellationToken);
        }
    }

    private static IEnumerable<string?> Columns =>
    [
        .. OfPost.Select(name => BoardTexts.Get("Column." + name)),
        .. Enum.GetValues<ChannelKind>().SelectMany(kind => OfChannel.Select(name => $"{StatusNames.Of(kind)}: {BoardTexts.Get("Column." + name)}")),
        BoardTexts.Get("Column.Gap"),
    ];

    private static IEnumerable<string?> Cells(BoardItem item)
    {
        var zone = item.School.Zone;
        return
        [
            item.School.Name, item.Title, item.PostId.ToString(), StatusNames.Of(item.Status), Local(item.At, zone), Moments.Zone(zone, item.At),
            .. Enum.GetValues<ChannelKind>().SelectMany(kind => item.Legs.FirstOrDefault(one => one.Kind == kind) is { } leg
                ? [StatusNames.Of(leg.Status, leg.Environment), leg.At is { } at ? Local(at, zone) : null, leg.Url, leg.Reason?.ToText(CultureInfo.CurrentUICulture)]
                : new string?[OfChannel.Length]),
            item.Gap is { } gap ? BoardDurations.Text(gap) : null,
        ];
    }

    private static string Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
