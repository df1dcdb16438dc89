using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>The dashboard's list as a file for spreadsheets, a post a line.</summary>
internal static class BoardCsv
{
    private static readonly string[] OfPost = ["School", "Post", "PostId", "State", "At", "Zone"], OfChannel = ["State", "At", "Address", "Reason"];

    /// <param name="written">Called with each post.</param>
    public static Task WriteAsync(Stream stream, IAsyncEnumerable<BoardItem> items, Action written, CancellationToken cancellationToken) =>
        SafeCsv.WriteAsync(stream, Columns, items.Select(item =>
        {
            written();
            return Cells(item);
        }), cancellationToken);

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
