using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>Policies that a test exchanges as an edited folder would, while everything runs.</summary>
public sealed class SwitchedPolicies(PolicySet policies) : IPolicySource
{
    public PolicySet Current { get; set; } = policies;
}
