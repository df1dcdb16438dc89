namespace ChannelScheduler.Core.Policies;

/// <summary>How much a finding weighs; named so because FluentValidation already has a Severity.</summary>
public enum FindingSeverity
{
    /// <summary>The post doesn't go out.</summary>
    Error,

    /// <summary>A person decides, and sees why.</summary>
    Warning,

    /// <summary>Good to know; nothing waits for it.</summary>
    Advice,
}
