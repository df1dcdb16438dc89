using ChannelScheduler.Core.Posts.Importing;

namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>One upload of many schools: its lines, what was found about them, and how far the storing is. Kept for some days, then forgotten.</summary>
public sealed class SchoolImport
{
    public Guid Id { get; init; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the upload, as people know it.</summary>
    public required string Name { get; init; }

    public List<SchoolLine> Lines { get; init; } = [];

    /// <summary>Never <see cref="ImportState.Checking"/>: looking at some thousand lines takes no time.</summary>
    public ImportState State { get; set; }

    /// <summary>Lines with errors are left out; else one of them keeps all from being stored.</summary>
    public bool SkipsErrors { get; set; }

    /// <summary>Schools done of <see cref="Total"/>.</summary>
    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>Schools that this upload made.</summary>
    public int Created { get; set; }

    public int Version { get; set; } = 1;

    public int Count(SchoolLineVerdict verdict) => Lines.Count(one => one.Verdict == verdict);
}
