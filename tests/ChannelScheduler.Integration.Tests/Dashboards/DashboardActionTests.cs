using System.Net;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Contracts;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>What a button does to a job, and does not do to a publication: the row decides.</summary>
public sealed class DashboardActionTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("/jobs/succeeded/requeue", true)]
    [InlineData("/jobs/actions/requeue/", false)]
    public async Task Requeue_of_what_is_out_publishes_nothing(string action, bool isList)
    {
        var post = await fixture.PublishAsync("Выходит один раз " + isList, "published");
        var job = await fixture.JobOfAsync(post, "Succeeded");
        var attempts = (await fixture.UntilAsync(post, "published"))["attempts"]!.AsArray().Count;
        var before = await fixture.Server.SandboxPostsAsync("max", fixture.School.MaxExternalId);
        using var admin = fixture.As("admin");

        var answer = isList ? await admin.PostAsync(action, job) : await admin.PostAsync(action + job);

        Assert.Equal(HttpStatusCode.NoContent, answer);
        // It really ran once more, and ended because there was nothing to do.
        await HangfireProbe.WaitAsync(() => fixture.Probe.StateOf(job) == "Deleted", "the job has run again");
        Assert.Equal(before.Count, (await fixture.Server.SandboxPostsAsync("max", fixture.School.MaxExternalId)).Count);
        Assert.Equal(attempts, (await fixture.UntilAsync(post, "published"))["attempts"]!.AsArray().Count);
    }

    [Fact]
    public async Task Delete_of_a_job_that_waits_loses_no_publication()
    {
        using var blockade = new Blockade(fixture.Server.Services);
        var monitoring = fixture.Server.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await HangfireProbe.WaitAsync(() => monitoring.ProcessingCount() == Blockade.Workers, "all workers are busy");
        var post = await fixture.School.PublishAsync(fixture.School.Post("Задание удалили", "А запись всё равно выйдет", [fixture.School.MaxId]));
        var publication = await fixture.PublicationOfAsync(post);
        await HangfireProbe.WaitAsync(() => monitoring.EnqueuedCount("default") == 1, "the job waits");
        var job = Assert.Single(monitoring.EnqueuedJobs("default", 0, 10)).Key;
        using var admin = fixture.As("admin");
        Assert.Equal(HttpStatusCode.NoContent, await admin.PostAsync("/jobs/enqueued/delete", job));
        Assert.Equal("Deleted", fixture.Probe.StateOf(job));

        await LetTheMarkRunOutAsync(publication);
        blockade.Dispose();

        await fixture.UntilAsync(post, "published");
        Assert.NotEqual(job, await fixture.JobOfAsync(post, "Succeeded"));
    }

    [Fact]
    public async Task Delete_of_a_job_that_runs_does_not_cut_its_send()
    {
        using var admin = fixture.As("admin");
        var state = "";
        // On a busy machine the job may be over before the click arrives: then there was nothing to see, and another job is run.
        for (var attempt = 0; attempt < 3 && state != "Deleted"; attempt++)
        {
            await fixture.Server.AddFaultAsync(new { network = "max", channel = fixture.School.MaxExternalId, kind = "slow", times = 1, delayMilliseconds = 2000 });
            var post = await fixture.School.PublishAsync(fixture.School.Post("Задание удалили на бегу", "А запись вышла", [fixture.School.MaxId]));
            var publication = await fixture.PublicationOfAsync(post);
            await HangfireProbe.WaitAsync(() => fixture.Probe.Find(publication)?.State is "Processing" or "Succeeded", "the job runs");
            Assert.Equal(HttpStatusCode.NoContent, await admin.PostAsync("/jobs/processing/delete", fixture.Probe.FindId(publication)!));
            state = fixture.Probe.Find(publication)!.State;
            await fixture.UntilAsync(post, "published");
        }
        Assert.Equal("Deleted", state);
    }

    [Theory]
    [InlineData("retry", "published")]
    [InlineData("cancel", "cancelled")]
    public async Task A_failed_job_goes_when_a_person_settles_its_publication(string command, string status)
    {
        var post = await fixture.PublishFailingAsync("Разобрались: " + command);
        await fixture.FailedJobOfAsync(post);
        var publication = await fixture.PublicationOfAsync(post);
        var failed = fixture.Probe.FailedCount;

        (await fixture.School.ContentAdmin.ActAsync("publications/" + publication, command)).Must(200);

        await fixture.UntilAsync(post, status);
        await HangfireProbe.WaitAsync(() => fixture.Probe.FailedCount == failed - 1, "the job is no longer shown as failed");
    }

    // What was handed to the queue is not handed over again within a minute; the test moves the mark instead of waiting.
    private async Task LetTheMarkRunOutAsync(Guid publication)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Publications.Where(one => one.Id == publication && one.QueuedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.QueuedUntil, DateTimeOffset.UnixEpoch)));
    }
}
