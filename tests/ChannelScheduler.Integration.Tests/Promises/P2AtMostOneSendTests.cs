using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P2: whatever is doubled, lost, late or restarted, a post is sent once. Unknown outcomes are in <see cref="P2UnknownOutcomeTests"/>.</summary>
public sealed class P2AtMostOneSendTests
{
    [Fact]
    public async Task Doubled_rings_and_a_doubled_queue_send_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        var id = (await world.MaxAsync(post)).Id;
        var dispatcher = world.Get<DueDispatcher>();
        await dispatcher.OnRingAsync(CancellationToken.None);
        await dispatcher.OnRingAsync(CancellationToken.None);
        Assert.Equal([id], world.Queue.Waiting);

        await world.Queue.EnqueueAsync(id, CancellationToken.None);
        await world.Queue.EnqueueAsync(id, CancellationToken.None);
        await world.RunQueueAsync();
        Assert.Equal(RunResult.ClaimLost, await world.RunAsync(id));
        Assert.Single(world.Max.Sent);
        Assert.Single(await world.AttemptsAsync(id));
    }

    [Fact]
    public async Task Of_many_runners_at_once_one_sends()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var id = (await world.MaxAsync(await world.ApproveAsync())).Id;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await start.Task;
            return await world.RunAsync(id);
        })).ToList();
        start.SetResult();
        var results = await Task.WhenAll(runs);

        Assert.Single(results, result => result == RunResult.Done);
        Assert.Equal(7, results.Count(result => result == RunResult.ClaimLost));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task Two_passes_at_once_share_what_is_due()
    {
        await using var world = await PublishingWorld.CreateAsync();
        for (var i = 0; i < 5; i++) await world.ApproveAsync(text: $"Новость {i}", channels: world.MaxChannel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Get<DueDispatcher>().DispatchDueAsync(CancellationToken.None))));
        Assert.Equal(5, world.Queue.Waiting.Count);
        Assert.Equal(5, world.Queue.Waiting.Distinct().Count());
    }

    [Fact]
    public async Task A_queue_that_loses_its_jobs_delays_and_doubles_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync();
        await world.Get<DueDispatcher>().DispatchDueAsync(CancellationToken.None);
        var lost = world.Queue.Waiting.ToList();
        world.Queue.Waiting.Clear();

        await world.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Single(world.Max.Sent);

        foreach (var id in lost) Assert.Equal(RunResult.ClaimLost, await world.RunAsync(id));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_restart_hands_out_at_once_what_stood_in_the_lost_queue()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync();
        await world.Get<DueDispatcher>().DispatchDueAsync(CancellationToken.None);
        await world.RestartAsync();
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task An_early_ring_and_an_early_job_send_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddMinutes(5));
        await world.Get<DueDispatcher>().OnRingAsync(CancellationToken.None);
        Assert.Equal(RunResult.ClaimLost, await world.RunAsync((await world.MaxAsync(post)).Id));
        Assert.Equal(RunResult.ClaimLost, await world.RunAsync((await world.VkAsync(post)).Id));
        Assert.Equal(RunResult.ClaimLost, await world.RunAsync(Guid.NewGuid()));
        Assert.Empty(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_channel_exists_once_by_network_and_external_id()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var twin = new Channel { Id = Guid.NewGuid(), SchoolId = world.School.Id, Kind = ChannelKind.SferumClosed, Network = Network.Max, Name = "Двойник", ExternalId = world.MaxChannel.ExternalId };
        await Assert.ThrowsAsync<DbUpdateException>(() => world.ChangeAsync(db => Task.FromResult(db.Channels.Add(twin))));
        var other = new Channel { Id = Guid.NewGuid(), SchoolId = world.School.Id, Kind = ChannelKind.Gospublic, Network = Network.Vk, Name = "Другая сеть", ExternalId = world.MaxChannel.ExternalId };
        await world.ChangeAsync(db => Task.FromResult(db.Channels.Add(other)));
    }

    [Fact]
    public async Task A_post_has_one_publication_per_channel()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        var twin = PublicationPlan.Create(world.School.Id, post, world.MaxChannel, world.Now);
        await Assert.ThrowsAsync<DbUpdateException>(() => world.ChangeAsync(db => Task.FromResult(db.Publications.Add(twin))));
    }

    [Fact]
    public async Task What_is_out_can_not_be_edited_retried_moved_or_cancelled()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();

        await RefusedAsync("AlreadyOut", () => world.EditAsync(post, world.Author, draft => draft with { Text = "Иначе" }));
        await RefusedAsync("AlreadyOut", () => world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Author, world.Now.AddDays(1), null)));
        await RefusedAsync("AlreadyOut", () => world.DoAsync(post, (commands, work) => commands.Cancel(work, world.Author)));
        await RefusedAsync("RetryNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver)));
        await RefusedAsync("RescheduleNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Reschedule(work, one, world.Approver, world.Now.AddDays(1), "так")));
        await RefusedAsync("CancelPublicationNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Cancel(work, one, world.Approver)));
        await RefusedAsync("ResolveNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolveNotPublished(work, one, world.Approver)));
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(30));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_post_that_failed_is_sent_again_only_by_a_persons_choice()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.RefusedForGood("bad payload"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        Assert.Single(world.Max.Sent);

        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver));
        await RefusedAsync("RetryNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver)));
        await world.PassAsync();
        Assert.Equal(2, world.Max.Sent.Count);
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task A_persons_retry_starts_with_short_pauses_again_however_many_tries_there_were()
    {
        await using var world = await PublishingWorld.CreateAsync();
        for (var i = 0; i < 40; i++) world.Max.NextSend(new PublishOutcome.NotSent("dns"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(2.5), TimeSpan.FromMinutes(5));
        Assert.Equal(PublicationStatus.Missed, (await world.MaxAsync(post)).Status);

        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver));
        await world.PassAsync();
        Assert.Equal(world.Now.AddSeconds(2), (await world.MaxAsync(post)).NextAttemptAt);
    }

    internal static async Task RefusedAsync(string code, Func<Task> command) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(command)).Code);
}
