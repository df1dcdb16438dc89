namespace ChannelScheduler.Core.Policies;

/// <summary>What a report comes to; every decision reads this and nothing else.</summary>
public enum LintVerdict
{
    Pass,
    Warn,
    Block,
}
