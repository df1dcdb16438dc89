using System.Globalization;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Queue;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChannelScheduler.Testing.Contracts;

/// <summary>What every store behind <see cref="IPublicationQueue"/> keeps. A subclass says how the queue is registered.</summary>
public abstract class PublicationQueueContract : IAsyncLifetime
{
    private readonly RecordingRunner _runner = new();
    private IHost _host = null!;
    private IPublicationQueue _queue = null!;
    private HangfireProbe _probe = null!;

    public async Task InitializeAsync()
    {
        _host = BuildHost(_runner);
        await _host.StartAsync();
        _queue = _host.Services.GetRequiredService<IPublicationQueue>();
        _probe = new HangfireProbe(_host.Services.GetRequiredService<JobStorage>());
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Runs_every_id_at_least_once()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids) await _queue.EnqueueAsync(id, default);
        await HangfireProbe.WaitAsync(() => ids.All(_runner.Runs.ContainsKey), "every id has run");
    }

    [Fact]
    public async Task A_run_that_is_done_ends_succeeded()
    {
        Assert.Equal("Succeeded", (await RunOneAsync(RunResult.Done)).State);
    }

    [Fact]
    public async Task The_argument_is_the_id_alone()
    {
        var id = Guid.NewGuid();
        await _queue.EnqueueAsync(id, default);
        Assert.Equal([id], (await _probe.EndedAsync(id)).Arguments);
    }

    [Fact]
    public async Task A_lost_claim_ends_deleted_with_a_reason()
    {
        var job = await RunOneAsync(RunResult.ClaimLost);
        Assert.Equal(["Enqueued", "Processing", "Deleted"], job.StateHistory);
        Assert.Contains(Text("ClaimLost"), job.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_needs_a_person_ends_failed_with_a_plain_message_and_no_stack()
    {
        var job = await RunOneAsync(RunResult.NeedsPerson);
        Assert.Equal(["Enqueued", "Processing", "Failed"], job.StateHistory);
        Assert.Contains(Text("NeedsPerson"), job.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", job.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_is_not_retried_and_its_text_and_stack_stay_off_the_dashboard()
    {
        var id = Guid.NewGuid();
        _runner.Run = (_, _) => throw new InvalidOperationException("a fault on purpose, token=secret");
        await _queue.EnqueueAsync(id, default);
        var job = await _probe.EndedAsync(id);
        Assert.Equal(["Enqueued", "Processing", "Failed"], job.StateHistory);
        Assert.Equal(1, _runner.Runs[id]);
        Assert.DoesNotContain("secret", job.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", job.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_does_not_stop_the_next_publication()
    {
        var bad = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToHashSet();
        _runner.Run = (id, _) => bad.Contains(id) ? throw new InvalidOperationException("a fault on purpose") : Task.FromResult(RunResult.Done);
        foreach (var id in bad) await _queue.EnqueueAsync(id, default);
        var good = Guid.NewGuid();
        await _queue.EnqueueAsync(good, default);
        Assert.Equal("Succeeded", (await _probe.EndedAsync(good)).State);
    }

    [Fact]
    public async Task A_publication_that_waits_for_a_person_is_shown_until_it_is_forgotten()
    {
        var (settled, open) = (Guid.NewGuid(), Guid.NewGuid());
        _runner.Run = (_, _) => Task.FromResult(RunResult.NeedsPerson);
        foreach (var id in new[] { settled, settled, open }) await _queue.EnqueueAsync(id, default);
        await HangfireProbe.WaitAsync(() => _probe.FailedCount == 3, "all three runs have failed");
        Assert.Equal(new[] { settled, open }.Order(), (await _queue.WaitingForPersonAsync(default)).Order());

        await _queue.ForgetAsync(settled, default);
        await _queue.ForgetAsync(Guid.NewGuid(), default);

        Assert.Equal([open], await _queue.WaitingForPersonAsync(default));
        var job = _probe.Find(settled)!;
        Assert.Equal("Deleted", job.State);
        Assert.Contains(Text("Settled"), job.Shown, StringComparison.Ordinal);
        Assert.Equal("Failed", _probe.Find(open)!.State);
    }

    [Fact]
    public async Task A_run_that_needs_nobody_is_not_shown_as_waiting()
    {
        await RunOneAsync(RunResult.Done);
        Assert.Empty(await _queue.WaitingForPersonAsync(default));
    }

    [Fact]
    public async Task A_stop_of_the_program_cancels_the_run_and_leaves_no_failure()
    {
        var id = Guid.NewGuid();
        var started = new TaskCompletionSource();
        _runner.Run = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return RunResult.Done;
        };
        await _queue.EnqueueAsync(id, default);
        await started.Task.WaitAsync(HangfireProbe.Deadline);
        await _host.StopAsync();
        Assert.Equal("Deleted", _probe.Find(id)?.State);
    }

    [Fact]
    public async Task Only_the_stop_of_the_program_cancels_a_run_and_not_a_click_on_the_dashboard()
    {
        var token = new TaskCompletionSource<CancellationToken>();
        _runner.Run = (_, cancellationToken) =>
        {
            token.SetResult(cancellationToken);
            return Task.FromResult(RunResult.Done);
        };
        await _queue.EnqueueAsync(Guid.NewGuid(), default);
        // Tokens are equal when they have the same source.
        Assert.Equal(_host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping, await token.Task.WaitAsync(HangfireProbe.Deadline));
    }

    [Fact]
    public async Task Two_programs_in_one_process_do_not_mix()
    {
        var other = new RecordingRunner();
        using var otherHost = BuildHost(other);
        await otherHost.StartAsync();
        var theirQueue = otherHost.Services.GetRequiredService<IPublicationQueue>();
        var mine = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToHashSet();
        var theirs = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToHashSet();
        foreach (var id in mine) await _queue.EnqueueAsync(id, default);
        foreach (var id in theirs) await theirQueue.EnqueueAsync(id, default);
        await HangfireProbe.WaitAsync(() => _runner.Runs.Count + other.Runs.Count >= 40, "all have run");
        Assert.Equal(mine, _runner.Runs.Keys.ToHashSet());
        Assert.Equal(theirs, other.Runs.Keys.ToHashSet());
        await otherHost.StopAsync();
    }

    protected abstract void AddQueue(IServiceCollection services);

    private IHost BuildHost(RecordingRunner runner)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        AddQueue(builder.Services);
        builder.Services.AddSingleton<IPublicationRunner>(runner);
        return builder.Build();
    }

    private async Task<QueuedJob> RunOneAsync(RunResult result)
    {
        var id = Guid.NewGuid();
        _runner.Run = (_, _) => Task.FromResult(result);
        await _queue.EnqueueAsync(id, default);
        return await _probe.EndedAsync(id);
    }

    private static string Text(string key) => PublicationJobEndAttribute.Texts.Get(CultureInfo.CurrentUICulture, key);
}
