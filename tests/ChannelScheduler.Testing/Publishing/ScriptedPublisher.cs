using System.Collections.Concurrent;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>A network whose answers a test writes down beforehand; without a script everything is accepted. Remembers every send.</summary>
public sealed class ScriptedPublisher(Network network, TimeProvider time) : IChannelPublisher
{
    private readonly ConcurrentQueue<Func<PublishOutcome>> _sends = new();
    private readonly ConcurrentQueue<Func<ReadBackResult>> _readBacks = new();
    private readonly ConcurrentQueue<PublishOutcome> _edits = new();
    private readonly ConcurrentQueue<PublishOutcome> _deletes = new();
    private readonly ConcurrentQueue<ReadMessageResult> _reads = new();
    private readonly ConcurrentDictionary<string, string?> _texts = new();
    private int _number;

    public Network Network { get; } = network;

    public ConcurrentQueue<PreparedMessage> Sent { get; } = new();

    /// <summary>The external id of the channel of each send, beside <see cref="Sent"/>.</summary>
    public ConcurrentQueue<string> SentTo { get; } = new();

    /// <summary>Every edit that arrived: the message's id and its new words.</summary>
    public ConcurrentQueue<(string ExternalId, RenderedMessage Message)> Edited { get; } = new();

    public ConcurrentQueue<string> Deleted { get; } = new();

    /// <summary>Runs while an edit or a delete is under way.</summary>
    public Func<Task>? DuringWrite { get; set; }

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

    public void NextEdit(params PublishOutcome[] outcomes) => Array.ForEach(outcomes, _edits.Enqueue);

    public void NextDelete(params PublishOutcome[] outcomes) => Array.ForEach(outcomes, _deletes.Enqueue);

    public void NextRead(params ReadMessageResult[] results) => Array.ForEach(results, _reads.Enqueue);

    public async Task<PrepareResult> PrepareAsync(ChannelAccess channel, RenderedMessage message, IReadOnlyList<MediaContent> media, CancellationToken cancellationToken)
    {
        if (DuringPrepare is not null) await DuringPrepare();
        return PrepareProblem is { } problem ? PrepareResult.Stopped(problem) : PrepareResult.Ready(new PreparedMessage(message, [.. media.Select(one => one.FileName)], ""));
    }

    public async Task<PublishOutcome> SendAsync(ChannelAccess channel, PreparedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        SentTo.Enqueue(channel.ExternalId);
        Sent.Enqueue(message);
        if (DuringSend is not null) await DuringSend();
        var outcome = OnSend is not null ? OnSend(message) : _sends.TryDequeue(out var next) ? next() : Accept(time.GetUtcNow());
        if (outcome is PublishOutcome.Accepted accepted) _texts[accepted.ExternalId] = message.Message.PlainText;
        return outcome;
    }

    public PublishOutcome.Accepted Accept(DateTimeOffset at)
    {
        var number = Interlocked.Increment(ref _number);
        return new PublishOutcome.Accepted($"{Network}-{number}", $"https://example.test/{Network}/{number}", at);
    }

    public async Task<PublishOutcome> EditAsync(ChannelAccess channel, string externalId, RenderedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        Edited.Enqueue((externalId, message));
        if (DuringWrite is not null) await DuringWrite();
        var outcome = _edits.TryDequeue(out var next) ? next : new PublishOutcome.Accepted(externalId, null, null);
        if (outcome is PublishOutcome.Accepted) _texts[externalId] = message.PlainText;
        return outcome;
    }

    public async Task<PublishOutcome> DeleteAsync(ChannelAccess channel, string externalId, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        Deleted.Enqueue(externalId);
        if (DuringWrite is not null) await DuringWrite();
        var outcome = _deletes.TryDequeue(out var next) ? next : new PublishOutcome.Accepted(externalId, null, null);
        if (outcome is PublishOutcome.Accepted) _texts[externalId] = null;
        return outcome;
    }

    public async Task<ReadBackResult> ReadBackAsync(ChannelAccess channel, ReadBackQuery query, CancellationToken cancellationToken)
    {
        ReadBacks++;
        if (DuringReadBack is not null) await DuringReadBack();
        var result = OnReadBack is not null ? OnReadBack(query) : _readBacks.TryDequeue(out var next) ? next() : new ReadBackResult.Absent();
        if (result is ReadBackResult.Found found) _texts[found.ExternalId] = query.PlainText;
        return result;
    }

    /// <summary>By default what was sent or edited under this id; an id that only a person gave has the words of the last send.</summary>
    public Task<ReadMessageResult> ReadAsync(ChannelAccess channel, string externalId, CancellationToken cancellationToken)
    {
        if (_reads.TryDequeue(out var next)) return Task.FromResult(next);
        var text = _texts.TryGetValue(externalId, out var known) ? known : Sent.LastOrDefault()?.Message.PlainText;
        return Task.FromResult<ReadMessageResult>(text is null ? new ReadMessageResult.Gone() : new ReadMessageResult.Present(text, 0));
    }

    public async Task<ChannelReport> CheckAsync(ChannelAccess channel, CancellationToken cancellationToken)
    {
        if (DuringCheck is not null) await DuringCheck(cancellationToken);
        return Report;
    }
}
