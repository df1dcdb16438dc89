using ChannelScheduler.Infrastructure.Queue;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>Turns a job's id argument into what people call it, when a page is shown.</summary>
internal static class JobNames
{
    public static string Of(DashboardContext context, Job job)
    {
        if (HangfirePublicationQueue.PublicationIdOf(job) is not { } id) return job.ToString();
        return context.GetHttpContext().RequestServices.GetRequiredService<PublicationLines>().Find(id)?.Name ?? DashboardTexts.Get("JobGone", id);
    }
}
