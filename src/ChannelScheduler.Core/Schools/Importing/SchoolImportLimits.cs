namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>A large region has two thousand schools.</summary>
public static class SchoolImportLimits
{
    /// <summary>Schools of one upload.</summary>
    public const int MostLines = 5_000;

    /// <summary>Bytes of one upload.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>UTF-16 units.</summary>
    public const int LongestName = 300;
}
