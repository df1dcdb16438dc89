namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>One upload of many posts: its lines as they were read, what was found about them, and how far the work is. Kept for some days, then forgotten.</summary>
public sealed class PostImport
{
    /// <summary>How long an upload can be come back to.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the upload, as people know it.</summary>
    public required string Name { get; init; }

    /// <summary>In which the findings are worded: <c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public List<ImportLine> Lines { get; init; } = [];

    /// <summary>One for each line, in the same order; empty until they are checked.</summary>
    public List<LineReport> Reports { get; set; } = [];

    /// <summary>Numbers of the lines to take.</summary>
    public List<int> Chosen { get; set; } = [];

    /// <summary>The posts go to review at once; else they stay drafts.</summary>
    public bool Submits { get; set; }

    /// <summary>Stores by itself what was checked, if no line has an error: for programs, which don't look at the table.</summary>
    public bool StoresAtOnce { get; init; }

    public ImportState State { get; set; }

    /// <summary>Lines done of <see cref="Total"/>.</summary>
    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>The posts that it became.</summary>
    public List<Guid> PostIds { get; set; } = [];

    public int Version { get; set; } = 1;
}
