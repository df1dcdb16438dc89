using System.Diagnostics.CodeAnalysis;

namespace ChannelScheduler.Sandbox;

/// <summary>The faults that are switched on, oldest first. Safe for concurrent use.</summary>
public sealed class SandboxFaults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> List()
    {
        lock (_gate)
        {
            return [.. _faults];
        }
    }

    /// <exception cref="ArgumentException">The network, kind or operation is unknown, or a number is negative.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Network is not (SandboxNetworks.Max or SandboxNetworks.Vk))
        {
            throw new ArgumentException($"network must be 'max' or 'vk', not '{fault.Network}'");
        }

        if (fault.Kind is null || !FaultKinds.All.Contains(fault.Kind))
        {
            throw new ArgumentException($"unknown kind '{fault.Kind}'; known: {string.Join(", ", FaultKinds.All)}");
        }

        if (fault.On is not null && !FaultOperations.All.Contains(fault.On))
        {
            throw new ArgumentException($"unknown on '{fault.On}'; known: {string.Join(", ", FaultOperations.All)}");
        }

        if (fault.Times < 1 || fault.RetryAfterSeconds < 0)
        {
            throw new ArgumentException("times must be 1 or more, retryAfterSeconds 0 or more");
        }

        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>Takes one hit of the oldest matching fault, and drops the fault when its hits are used up.</summary>
    public bool TryTake(
        string network,
        string? channel,
        string kind,
        [NotNullWhen(true)] out Fault? fault,
        string operation = FaultOperations.Send)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(f => f.Hits(network, channel, kind, operation));
            fault = index < 0 ? null : _faults[index];
            if (fault?.Times is { } times)
            {
                if (times == 1)
                {
                    _faults.RemoveAt(index);
                }
                else
                {
                    _faults[index] = fault with { Times = times - 1 };
                }
            }

            return fault is not null;
        }
    }

    /// <summary>Whether such a fault is on for any operation; takes no hit.</summary>
    public bool IsOn(string network, string? channel, string kind)
    {
        lock (_gate)
        {
            return _faults.Exists(f => f.Network == network && f.Kind == kind && (f.Channel is null || f.Channel == channel));
        }
    }
}
