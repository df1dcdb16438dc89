namespace ChannelScheduler.Cli;

/// <summary>Part of the public contract: scripts and CI read them.</summary>
internal static class ExitCodes
{
    public const int Passed = 0;

    public const int Blocked = 1;

    /// <summary>Nothing matched.</summary>
    public const int NotFound = 1;

    /// <summary>Bad usage, or input that can't be read.</summary>
    public const int Unusable = 2;
}
