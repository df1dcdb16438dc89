using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P2 when a worker dies: the ledger says whether it may have sent.</summary>
public sealed class P2CrashTests
{
    [Fact]
    public async Task A_worker_that_dies_while_sending_leaves_a_doubt_that_is_read_back()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await using var stuck = await StuckRun.StartAsync(world, post, whileSending: true);
        await world.RestartAsync();
        await world.PassAsync();
        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.InDoubt, "InDoubtCrash"), (max.Status, max.Reason!.Code));

        world.Max.NextReadBack(new ReadBackResult.Found("Max-1", null, world.Now));
        await world.LiveAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(10));
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
        Assert.Equal(PublicationStatus.Scheduled, (await world.VkAsync(post)).Status);
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task The_answer_of_a_worker_that_was_taken_for_dead_settles_the_doubt()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await using var stuck = await StuckRun.StartAsync(world, post, whileSending: true);
        world.Time.Advance(world.Options.SendTimeout + world.Options.LeaseMargin);
        await world.Get<LeaseRecovery>().RecoverAsync(CancellationToken.None);

        Assert.Equal(PublicationStatus.InDoubt, (await world.MaxAsync(post)).Status);
        Assert.Equal(RunResult.Done, await stuck.FinishAsync());
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
        Assert.NotNull((await world.MaxAsync(post)).ExternalId);
    }

    [Fact]
    public async Task A_living_lease_is_left_alone()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await using var stuck = await StuckRun.StartAsync(world, post, whileSending: true);
        await world.AdvanceAsync(world.Options.SendTimeout + world.Options.LeaseMargin - TimeSpan.FromMilliseconds(1));
        Assert.Equal(PublicationStatus.Publishing, (await world.MaxAsync(post)).Status);
        Assert.Equal(RunResult.Done, await stuck.FinishAsync());
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task A_worker_that_dies_before_sending_leaves_it_scheduled_and_it_is_sent_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await using var stuck = await StuckRun.StartAsync(world, post, whileSending: false);
        await world.RestartAsync();
        await world.Get<LeaseRecovery>().RecoverAsync(CancellationToken.None);
        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.Scheduled, "ScheduledAfterCrash"), (max.Status, max.Reason!.Code));

        world.Max.DuringPrepare = null;
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
        Assert.Single(world.Max.Sent);

        // The old worker wakes: it may not send any more.
        Assert.Equal(RunResult.ClaimLost, await stuck.FinishAsync());
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task Uploads_that_outlast_the_lease_send_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await using var stuck = await StuckRun.StartAsync(world, post, whileSending: false);
        world.Time.Advance(world.Options.PrepareTimeout + world.Options.LeaseMargin);
        Assert.Equal(RunResult.ClaimLost, await stuck.FinishAsync());
        Assert.Empty(world.Max.Sent);

        world.Max.DuringPrepare = null;
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task The_deadline_lies_before_the_leases_end_and_that_before_the_first_read_back()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        DateTimeOffset? lease = null;
        world.Max.DuringSend = async () => lease = (await world.MaxAsync(post)).LeaseUntil;
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        await world.PassAsync();
        var max = await world.MaxAsync(post);
        var deadline = Assert.Single(await world.AttemptsAsync(max.Id)).SendDeadline;
        Assert.True(deadline < lease && lease < max.NextAttemptAt, $"{deadline:O} {lease:O} {max.NextAttemptAt:O}");
    }

    /// <summary>A runner that hangs in the network until the test lets it go on.</summary>
    private sealed class StuckRun : IAsyncDisposable
    {
        private readonly TaskCompletionSource _resume = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task<RunResult> _run = null!;

        public static async Task<StuckRun> StartAsync(PublishingWorld world, Guid post, bool whileSending)
        {
            var stuck = new StuckRun();
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            async Task Hang()
            {
                reached.TrySetResult();
                await stuck._resume.Task;
            }
            if (whileSending) world.Max.DuringSend = Hang;
            else world.Max.DuringPrepare = Hang;
            var id = (await world.MaxAsync(post)).Id;
            stuck._run = world.RunAsync(id);
            await reached.Task;
            return stuck;
        }

        public Task<RunResult> FinishAsync()
        {
            _resume.TrySetResult();
            return _run;
        }

        // Waited for: it still writes to the database.
        public async ValueTask DisposeAsync() => await FinishAsync();
    }
}
