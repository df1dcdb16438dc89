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
    // More are found by typing a part of the name.
    private const int MostSchools = 500;

    private static readonly string[] Columns = ["Time", "Title", "Channel", "Pair", "State", "School"];

    public override void Execute()
    {
        Layout = new LayoutPage(DashboardTexts.Get("Upcoming"));
        var lines = Context.GetHttpContext().RequestServices.GetRequiredService<PublicationLines>();
        var filter = UpcomingFilter.Read(Query);
        var (page, next) = lines.FindUpcoming(filter);

        Element("h1", DashboardTexts.Get("Upcoming"), "id=\"page-title\" class=\"page-header\"");
        Element("p", DashboardTexts.Get("UpcomingLead"));
        if (!filter.IsUnderstood) Element("div", DashboardTexts.Get("FilterUnknown"), "class=\"alert alert-warning\" role=\"status\"");
        Search(filter, lines.Schools(MostSchools));
        if (page.Count == 0)
        {
            Element("div", DashboardTexts.Get(filter.IsEmpty && filter.After is null ? "NothingUpcoming" : "NothingFound"), "class=\"alert alert-info\"");
            return;
        }
        // Reached by the keyboard, because on a phone it is moved sideways.
        WriteLiteral("<div class=\"table-responsive upcoming\" role=\"region\" tabindex=\"0\" aria-labelledby=\"page-title\"><table class=\"table upcoming-table\" aria-describedby=\"page-title\"><thead><tr>");
        foreach (var column in Columns) Element("th", DashboardTexts.Get(column), "scope=\"col\"");
        WriteLiteral("</tr></thead><tbody>");
        foreach (var line in page) Row(line);
        WriteLiteral("</tbody></table></div><p>");
        if (filter.After is not null) Link(filter.Address(Url.To(Path), null), DashboardTexts.Get("ToStart"));
        if (next is not null) Link(filter.Address(Url.To(Path), next), DashboardTexts.Get("Further"));
        WriteLiteral("</p>");
    }

    private void Search(UpcomingFilter filter, IReadOnlyList<(Guid Id, string Name)> schools)
    {
        WriteLiteral("<form method=\"get\" role=\"search\" class=\"form-inline upcoming-search\" action=\"");
        Write(Url.To(Path));
        WriteLiteral("\"><div class=\"form-group\"><label for=\"q\">");
        Write(DashboardTexts.Get("Search"));
        WriteLiteral("</label><input id=\"q\" name=\"q\" type=\"search\" class=\"form-control\" maxlength=\"200\" value=\"");
        Write(filter.Text);
        WriteLiteral("\"></div>");
        if (schools.Count > 1) Select("school", "School", "AnySchool", schools.Select(one => (one.Id.ToString(), one.Name)), filter.School?.ToString());
        Select("kind", "Kind", "AnyKind", Enum.GetValues<ChannelKind>().Select(kind => (kind.ToString(), StatusNames.Of(kind))), filter.Kind?.ToString());
        Select("state", "State", "AnyState", UpcomingStates.All.Select(state => (state, UpcomingStates.NameOf(state))), filter.State);
        Element("button", DashboardTexts.Get("Find"), "type=\"submit\" class=\"btn btn-default\"");
        if (!filter.IsEmpty) Link(Url.To(Path), DashboardTexts.Get("ShowAll"));
        WriteLiteral("</form>");
    }

    private void Select(string name, string label, string any, IEnumerable<(string Value, string Name)> choices, string? chosen)
    {
        WriteLiteral($"<div class=\"form-group\"><label for=\"{name}\">");
        Write(DashboardTexts.Get(label));
        WriteLiteral($"</label><select id=\"{name}\" name=\"{name}\" class=\"form-control\"><option value=\"\">");
        Write(DashboardTexts.Get(any));
        WriteLiteral("</option>");
        foreach (var (value, text) in choices) Element("option", text, $"value=\"{value}\"{(value == chosen ? " selected" : "")}");
        WriteLiteral("</select></div>");
    }

    private void Link(string address, string text)
    {
        WriteLiteral("<a class=\"btn btn-default\" href=\"");
        Write(address);
        WriteLiteral("\">");
        Write(text);
        WriteLiteral("</a> ");
    }

    private void Row(PublicationLine line)
    {
        WriteLiteral("<tr>");
        Cell("Time", TimeOf(line));
        WriteLiteral("<td class=\"upcoming-post\" data-label=\"");
        Write(DashboardTexts.Get("Title"));
        WriteLiteral("\"><a href=\"");
        Write(line.PostPath);
        WriteLiteral("\">");
        Write(line.ShownTitle);
        WriteLiteral("</a></td>");
        Cell("Channel", line.Channel, line.IsSandbox);
        Cell("Pair", PairOf(line));
        Cell("State", StateOf(line));
        Cell("School", line.School);
        WriteLiteral("</tr>");
    }

    private void Cell(string column, string text, bool isSandbox = false)
    {
        WriteLiteral("<td data-label=\"");
        Write(DashboardTexts.Get(column));
        WriteLiteral("\">");
        Write(text);
        if (isSandbox) Element("span", DashboardTexts.Get("Sandbox"), "class=\"label label-info\"");
        WriteLiteral("</td>");
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

    private void Element(string name, string text, string attributes = "")
    {
        WriteLiteral(attributes.Length == 0 ? $"<{name}>" : $"<{name} {attributes}>");
        Write(text);
        WriteLiteral($"</{name}>");
    }
}
