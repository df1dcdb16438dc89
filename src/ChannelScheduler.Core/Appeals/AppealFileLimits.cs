namespace ChannelScheduler.Core.Appeals;

/// <summary>What still goes by mail: servers take 25 MB as a rule, and a letter makes files a third larger.</summary>
public static class AppealFileLimits
{
    public const int MostFiles = 5;

    public const int MaxMegabytes = 15;

    /// <summary>All files of an appeal together.</summary>
    public const long MaxBytes = MaxMegabytes * 1024L * 1024L;
}
