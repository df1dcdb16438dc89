namespace ChannelScheduler.Infrastructure.Storage;

public enum BoardOutcome
{
    Published,

    /// <summary>For now; it is tried again.</summary>
    Refused,

    /// <summary>For good, or its time passed by.</summary>
    Failed,
}

/// <summary>One thing that came of a publication.</summary>
public sealed record BoardEvent(DateTimeOffset At, BoardOutcome Outcome);

/// <summary>One hour, from this instant on.</summary>
public sealed record BoardHour(DateTimeOffset From, int Published, int Refused, int Failed);

/// <summary>A rule, how many publications it held at the gate, and how many of its warnings somebody answered for.</summary>
public sealed record BoardRule(string Rule, int Held, int Waived);
