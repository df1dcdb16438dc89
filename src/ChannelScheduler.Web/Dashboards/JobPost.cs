using System.Globalization;
using System.Net;
using System.Text;
using ChannelScheduler.Infrastructure.Queue;
using ChannelScheduler.Web.Pages.Common;
using Hangfire.Dashboard;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>On the page of one job: which post it is about, where that stands now, why, and the way there.</summary>
internal static class JobPost
{
    public static NonEscapedString Render(JobDetailsRendererDto job)
    {
        if (HangfirePublicationQueue.PublicationIdOf(job.JobDetails.Job) is not { } id) return new NonEscapedString("");
        var line = job.Page.Context.GetHttpContext().RequestServices.GetRequiredService<PublicationLines>().Find(id);
        if (line is null) return new NonEscapedString("");
        var html = new StringBuilder();
        html.Append("<h3>").Append(Text(DashboardTexts.Get("Post"))).Append("</h3><p><strong>").Append(Text(line.Name)).Append("</strong></p><p>")
            .Append(Text(DashboardTexts.Get("State"))).Append(": ").Append(Text(StatusNames.Of(line.Status, line.Environment))).Append("</p>");
        if (line.Reason is not null) html.Append("<p>").Append(Text(line.Reason.ToText(CultureInfo.CurrentUICulture))).Append("</p>");
        html.Append("<p><a class=\"js-post\" href=\"").Append(Text(line.PostPath)).Append("\">").Append(Text(DashboardTexts.Get("OpenPost"))).Append("</a></p>");
        return new NonEscapedString(html.ToString());
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
