using System.Diagnostics;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.CrashHost;

/// <summary>Where this process dies: <c>CRASH_AT</c> is <c>step:network</c>, e.g. <c>AfterSending:Max</c>; without it nowhere.</summary>
public sealed record KillPoint(KillStep? Step, Network? Network)
{
    public const string Variable = "CRASH_AT";

    public static KillPoint FromEnvironment() => Environment.GetEnvironmentVariable(Variable)?.Split(':') is [var step, var network]
        ? new KillPoint(Enum.Parse<KillStep>(step), Enum.Parse<Network>(network))
        : new KillPoint(null, null);

    /// <summary>SIGKILL to ourselves if this is the place: no handler runs, no buffer is written out.</summary>
    public void Reach(KillStep step, Network network)
    {
        if (step != Step || network != Network) return;
        Process.GetCurrentProcess().Kill();
        throw new InvalidOperationException("A killed process does not come here.");
    }
}
