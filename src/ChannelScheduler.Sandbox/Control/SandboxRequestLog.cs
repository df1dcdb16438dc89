namespace ChannelScheduler.Sandbox;

/// <summary>
/// Remembers when send requests reached a channel, whatever became of them. In memory only: it measures
/// this run of the sandbox, while the posts themselves survive a restart.
/// </summary>
public sealed class SandboxRequestLog(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Network, string Channel), List<DateTimeOffset>> _sends = [];

    /// <summary>Call first thing in the handler of a send, before any check or fault.</summary>
    public void RecordSend(string network, string channel)
    {
        lock (_gate)
        {
            if (!_sends.TryGetValue((network, channel), out var list))
            {
                _sends[(network, channel)] = list = [];
            }

            list.Add(time.GetUtcNow());
        }
    }

    /// <summary>Instants of receipt, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> Sends(string network, string channel)
    {
        lock (_gate)
        {
            return _sends.TryGetValue((network, channel), out var list) ? [.. list] : [];
        }
    }
}
