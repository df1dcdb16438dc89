using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Pages.Common;
using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// What is going to be published, from our own rows: Hangfire itself holds only what is due this minute.
/// </summary>
internal sealed class UpcomingPage : RazorPage
{
    public const string Path = "/upcoming";
    private const int MostPerPage = 500;
    private static readonly string[] Columns = ["Time", "Title", "Channel", "Pair", "State", "School"];

    public override void Execute()
    {
        Layout = new LayoutPage(DashboardTexts.Get("Upcoming"));
        var lines = Context.GetHttpContext().RequestServices.GetRequiredService<PublicationLines>();
        var pager = new Pager(Number("from"), Math.Min(Number("count"), MostPerPage), DashboardOptions.DefaultRecordsPerPage, lines.CountUpcoming()) { BasePageUrl = Url.To(Path) };

        Element("h1", DashboardTexts.Get("Upcoming"), "id=\"page-title\" class=\"page-header\"");
        Element("p", DashboardTexts.Get("UpcomingLead"));
        if (pager.TotalRecordCount == 0)
        {
            Element("div", DashboardTexts.Get("NothingUpcoming"), "class=\"alert alert-info\"");
            return;
        }
        WriteLiteral("<div class=\"btn-toolbar btn-toolbar-top\">");
        Write(Html.PerPageSelector(pager));
        WriteLiteral("</div><div class=\"table-responsive\"><table class=\"table\" aria-describedby=\"page-title\"><thead><tr>");
        foreach (var column in Columns) Element("th", DashboardTexts.Get(column), "scope=\"col\"");
        WriteLiteral("</tr></thead><tbody>");
        foreach (var line in lines.FindUpcoming(pager.FromRecord, pager.RecordsPerPage)) Row(line);
        WriteLiteral("</tbody></table></div>");
        Write(Html.Paginator(pager));
    }

    private void Row(PublicationLine line)
    {
        WriteLiteral("<tr>");
        Element("td", TimeOf(line));
        WriteLiteral("<td class=\"word-break\"><a href=\"");
        Write(line.PostPath);
        WriteLiteral("\">");
        Write(line.ShownTitle);
        WriteLiteral("</a></td><td>");
        Write(line.Channel);
        if (line.IsSandbox) Element("span", DashboardTexts.Get("Sandbox"), "class=\"label label-info\"");
        WriteLiteral("</td>");
        Element("td", PairOf(line));
        Element("td", StateOf(line));
        Element("td", line.School);
        WriteLiteral("</tr>");
    }

    private static string TimeOf(PublicationLine line)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(line.TimeZone);
        if (line.ReadyAt is { } ready) return Moments.Text(ready, zone);
        if (line.Predecessor is not null) return DashboardTexts.Get("AfterLeader", line.Predecessor);
        return line.PublishAt is { } planned ? Moments.Text(planned, zone) : DashboardTexts.Get("OnApproval");
    }

    private static string PairOf(PublicationLine line) => line switch
    {
        { Predecessor: not null } => $"{line.Predecessor} → {line.Channel}",
        { Follower: not null } => $"{line.Channel} → {line.Follower}",
        _ => DashboardTexts.Get("Alone"),
    };

    private static string StateOf(PublicationLine line)
    {
        if (line.Review == ReviewState.InReview && line.Status == PublicationStatus.Planned) return StatusNames.Of(line.Review);
        // The mark of the sandbox stands beside the channel.
        var state = StatusNames.Of(line.Status, ChannelEnvironment.Live);
        return line.Reason is null ? state : $"{state}. {line.Reason.ToText(CultureInfo.CurrentUICulture)}";
    }

    private int Number(string key) => int.TryParse(Query(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void Element(string name, string text, string attributes = "")
    {
        WriteLiteral(attributes.Length == 0 ? $"<{name}>" : $"<{name} {attributes}>");
        Write(text);
        WriteLiteral($"</{name}>");
    }
}
