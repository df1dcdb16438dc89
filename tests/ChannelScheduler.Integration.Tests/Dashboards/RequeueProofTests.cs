using System.Net;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Contracts;
using ChannelScheduler.Testing.Publishing;
using ChannelScheduler.Testing.Server;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>
/// That the claim is what saves us. With a store that gives it to whoever asks, "requeue" on Hangfire's page publishes the post again; with the real one the same click does nothing.
/// </summary>
public sealed class RequeueProofTests
{
    [Theory]
    [InlineData(false, 1, "Deleted")]
    [InlineData(true, 2, "Succeeded")]
    public async Task Requeue_of_what_is_out_is_harmless_because_of_the_claim(bool isClaimBroken, int messages, string endsAs)
    {
        await using var server = await SchedulerServer.StartWithAsync(services =>
        {
            if (isClaimBroken) services.AddSingleton(WithoutClaim);
        });
        var school = await server.NewSchoolAsync();
        var post = await school.PublishAsync(school.Post("Выходит один раз", "Приходите в субботу.", [school.MaxId]));
        var publication = Guid.Parse((await Eventually.GetAsync(
            async () => (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Json["publications"]![0]!, one => one["status"]!.ToString() == "published"))["id"]!.ToString());
        var monitoring = server.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        var probe = new HangfireProbe(server.Services.GetRequiredService<JobStorage>());
        await HangfireProbe.WaitAsync(() => probe.Find(publication)?.State == "Succeeded", "the post is out");
        Assert.Single(await server.SandboxPostsAsync("max", school.MaxExternalId));
        var job = probe.FindId(publication)!;

        using var admin = new DashboardClient(server.Address, SchedulerServer.KeyOf("admin"));
        Assert.Equal(HttpStatusCode.NoContent, await admin.PostAsync("/jobs/succeeded/requeue", job));

        await HangfireProbe.WaitAsync(() => monitoring.JobDetails(job).History is { } history && history.Count(state => state.StateName == "Processing") == 2 && history[0].StateName == endsAs, "the job has run again");
        Assert.Equal(messages, (await server.SandboxPostsAsync("max", school.MaxExternalId)).Count);
        // The claim answered, and not the table of moves behind it by an exception: such a job would have failed before the sweep took it away.
        Assert.DoesNotContain(monitoring.JobDetails(job).History, state => state.StateName == "Failed");
    }

    // "Published, nobody's" becomes "due, nobody's" whenever a run asks: the condition of the claim holds always.
    private static IPublishingStore WithoutClaim(IServiceProvider services)
    {
        var (contexts, time) = (services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>(), services.GetRequiredService<TimeProvider>());
        return InterceptedStore.Around(ActivatorUtilities.CreateInstance<EfPublishingStore>(services), async id =>
        {
            await using var db = await contexts.CreateDbContextAsync();
            var now = time.GetUtcNow();
            await db.Publications.Where(one => one.Id == id && one.Status == PublicationStatus.Published).ExecuteUpdateAsync(set => set
                .SetProperty(one => one.Status, PublicationStatus.Scheduled).SetProperty(one => one.ReadyAt, now.AddSeconds(-1))
                // The sweep keeps out of it: the click alone is what is looked at.
                .SetProperty(one => one.QueuedUntil, now.AddHours(1)));
        });
    }
}
