using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Policies;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary><c>/metrics</c> in Prometheus text, read from the rows themselves; for loopback, or with a key.</summary>
/// <seealso href="https://prometheus.io/docs/instrumenting/exposition_formats/"/>
internal static class MetricsApi
{
    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapGet("/metrics", GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(HttpContext http, ProxyRules proxy, IDbContextFactory<SchedulerDbContext> contexts, INetworkClock clock, PolicyFolderSource policies, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!proxy.IsSurelyLocal(http) && http.User.Identity?.IsAuthenticated != true) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var text = new StringBuilder();
        var byStatus = await db.Publications.GroupBy(one => one.Status).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
        Header(text, "channelscheduler_publications", "Publications by status.");
        foreach (var status in Enum.GetValues<PublicationStatus>()) Line(text, "channelscheduler_publications", $"{{status=\"{status}\"}}", byStatus.GetValueOrDefault(status));
        var now = time.GetUtcNow();
        Header(text, "channelscheduler_publications_late", "Publications that are due and not taken.");
        Line(text, "channelscheduler_publications_late", "", await db.Publications.CountAsync(
            one => (one.Status == PublicationStatus.Scheduled || one.Status == PublicationStatus.Retrying) && one.ReadyAt <= now, cancellationToken));
        Header(text, "channelscheduler_posts_in_review", "Posts that wait for approval.");
        Line(text, "channelscheduler_posts_in_review", "", await db.Posts.CountAsync(one => one.Review == ReviewState.InReview, cancellationToken));
        Header(text, "channelscheduler_notifications_undelivered", "Notifications that the log or mail has not taken yet.");
        Line(text, "channelscheduler_notifications_undelivered", "", await db.Notifications.CountAsync(one => one.DeliveredAt == null, cancellationToken));
        Header(text, "channelscheduler_clock_skew_seconds", "Our clock minus the network's.");
        foreach (var network in Enum.GetValues<Network>())
        {
            if (clock.SkewOf(network) is { } skew) Line(text, "channelscheduler_clock_skew_seconds", $"{{network=\"{network}\"}}", skew.TotalSeconds);
        }
        Header(text, "channelscheduler_policies_broken", "1 while the policies folder holds an edit that can't be taken; the last good policies stay in force.");
        Line(text, "channelscheduler_policies_broken", "", policies.State.Fault is null ? 0 : 1);
        Header(text, "channelscheduler_policies_loaded_timestamp_seconds", "When the policies in force were read.");
        Line(text, "channelscheduler_policies_loaded_timestamp_seconds", "", policies.State.LoadedAt.ToUnixTimeSeconds());
        return Results.Text(text.ToString(), "text/plain; version=0.0.4");
    }

    private static void Header(StringBuilder text, string name, string help) => text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");

    private static void Line(StringBuilder text, string name, string labels, double value) => text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
}
