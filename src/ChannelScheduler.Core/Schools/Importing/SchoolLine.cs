using ChannelScheduler.Core.Posts.Importing;

namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>One school of an upload as it was read. What could not be read stands in <paramref name="Errors"/>, the rest is there all the same.</summary>
/// <param name="Number">1-based, unique in the upload.</param>
/// <param name="Place">The line of the table.</param>
/// <param name="Stored">The name of the school that has this INN already.</param>
/// <param name="RepeatOf">The place of an earlier line that says the same.</param>
/// <param name="Raw">The cells as they were, by column, to be handed back with the reasons.</param>
public sealed record SchoolLine(
    int Number, string Place, string Name, string Inn, string Region, string TimeZone, TimeOnly QuietFrom, TimeOnly QuietTo, bool SelfApproval, IReadOnlyList<LineError> Errors, IReadOnlyDictionary<string, string> Raw,
    string? Stored = null, string? RepeatOf = null)
{
    public SchoolLineVerdict Verdict => Errors.Count > 0 ? SchoolLineVerdict.Unusable : Stored is not null ? SchoolLineVerdict.Exists : RepeatOf is not null ? SchoolLineVerdict.Repeat : SchoolLineVerdict.New;

    /// <summary>Says word for word what the other one says.</summary>
    public bool SaysTheSame(SchoolLine other) =>
        (Name, Inn, Region, TimeZone, QuietFrom, QuietTo, SelfApproval) == (other.Name, other.Inn, other.Region, other.TimeZone, other.QuietFrom, other.QuietTo, other.SelfApproval);
}

public enum SchoolLineVerdict
{
    New,

    /// <summary>A school has this INN already; it stays as it is.</summary>
    Exists,

    /// <summary>An earlier line says the same.</summary>
    Repeat,

    /// <summary>It has errors and can't be stored.</summary>
    Unusable,
}
