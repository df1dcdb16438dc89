namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>Far above a school's year; what is more is said in one sentence instead of being worked on.</summary>
public static class ImportLimits
{
    /// <summary>Posts of one upload.</summary>
    public const int MostLines = 500;

    /// <summary>Bytes of one upload, unpacked.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>UTF-16 units.</summary>
    public const int LongestTitle = 200, LongestText = 100_000;

    /// <summary>How far ahead a post can be planned.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(730);
}
