using System.Collections.Concurrent;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>A network whose answers a test writes down beforehand; without a script everything is accepted. Remembers every send.</summary>
public sealed class ScriptedPublisher(Network network, TimeProvider time) : IChannelPublisher
{
    private readonly ConcurrentQueue<Func<PublishOutcome>> _sends = new();
    private readonly ConcurrentQueue<Func<ReadBackResult>> _readBacks = new();
    private int _number;

    public Network Network { get; } = network;

    public ConcurrentQueue<PreparedMessage> Sent { get; } = new();

    public int ReadBacks { get; private set; }

    public ChannelReport Report { get; set; } = new([]);

    /// <summary>Runs while the send is under way: an interleaving.</summary>
    public Func<Task>? DuringSend { get; set; }

    /// <summary>Runs while uploads are under way.</summary>
    public Func<Task>? DuringPrepare { get; set; }

    /// <summary>Runs while the channel is being read back.</summary>
    public Func<Task>? DuringReadBack { get; set; }

    /// <summary>Answers every send, where a test would rather model a network than write a script.</summary>
    public Func<PreparedMessage, PublishOutcome>? OnSend { get; set; }

    public Func<ReadBackQuery, ReadBackResult>? OnReadBack { get; set; }

    /// <summary>Runs while the doctor asks.</summary>
    public Func<CancellationToken, Task>? DuringCheck { get; set; }

    public PublishOutcome? PrepareProblem { get; set; }

    public void NextSend(params PublishOutcome[] outcomes)
    {
        foreach (var outcome in outcomes) _sends.Enqueue(() => outcome);
    }

    public void NextSendThrows(Exception exception) => _sends.Enqueue(() => throw exception);

    public void NextReadBack(params ReadBackResult[] results)
    {
        foreach (var result in results) _readBacks.Enqueue(() => result);
    }

    public void NextReadBackThrows(Exception exception) => _readBacks.Enqueue(() => throw exception);

    public async Task<PrepareResult> PrepareAsync(ChannelAccess channel, RenderedMessage message, IReadOnlyList<MediaContent> media, CancellationToken cancellationToken)
    {
        if (DuringPrepare is not null) await DuringPrepare();
        return PrepareProblem is { } problem ? PrepareResult.Stopped(problem) : PrepareResult.Ready(new PreparedMessage(message, [.. media.Select(one => one.FileName)], ""));
    }

    public async Task<PublishOutcome> SendAsync(ChannelAccess channel, PreparedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        Sent.Enqueue(message);
        if (DuringSend is not null) await DuringSend();
        if (OnSend is not null) return OnSend(message);
        return _sends.TryDequeue(out var next) ? next() : Accept(time.GetUtcNow());
    }

    public PublishOutcome.Accepted Accept(DateTimeOffset at)
    {
        var number = Interlocked.Increment(ref _number);
        return new PublishOutcome.Accepted($"{Network}-{number}", $"https://example.test/{Network}/{number}", at);
    }

    public Task<PublishOutcome> EditAsync(ChannelAccess channel, string externalId, RenderedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken) =>
        Task.FromResult<PublishOutcome>(new PublishOutcome.Accepted(externalId, null, null));

    public Task<PublishOutcome> DeleteAsync(ChannelAccess channel, string externalId, DateTimeOffset sendDeadline, CancellationToken cancellationToken) =>
        Task.FromResult<PublishOutcome>(new PublishOutcome.Accepted(externalId, null, null));

    public async Task<ReadBackResult> ReadBackAsync(ChannelAccess channel, ReadBackQuery query, CancellationToken cancellationToken)
    {
        ReadBacks++;
        if (DuringReadBack is not null) await DuringReadBack();
        if (OnReadBack is not null) return OnReadBack(query);
        return _readBacks.TryDequeue(out var next) ? next() : new ReadBackResult.Absent();
    }

    public Task<ReadMessageResult> ReadAsync(ChannelAccess channel, string externalId, CancellationToken cancellationToken) =>
        Task.FromResult<ReadMessageResult>(new ReadMessageResult.Gone());

    public async Task<ChannelReport> CheckAsync(ChannelAccess channel, CancellationToken cancellationToken)
    {
        if (DuringCheck is not null) await DuringCheck(cancellationToken);
        return Report;
    }
}
