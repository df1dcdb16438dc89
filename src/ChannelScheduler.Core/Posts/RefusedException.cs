using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Posts;

public enum RefusalKind
{
    /// <summary>The request itself is wrong: 422.</summary>
    Invalid,

    /// <summary>Not in this state: 409.</summary>
    Conflict,

    /// <summary>Not by this person: 403.</summary>
    Forbidden,

    /// <summary>Changed since the caller looked: 412.</summary>
    Stale,
}

/// <summary>A command that is not carried out, with the sentence for the person who asked. Nothing was changed.</summary>
public sealed class RefusedException(RefusalKind kind, string code, string? field = null, params string[] values)
    : Exception($"{code}({string.Join(", ", values)})")
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Core.Posts.RefusalTexts", typeof(RefusedException).Assembly);

    public RefusalKind Kind { get; } = kind;

    /// <summary>Stable, and the key of its text.</summary>
    public string Code { get; } = code;

    /// <summary>The field of the request that is wrong, in camelCase.</summary>
    public string? Field { get; } = field;

    public string ToText(CultureInfo culture) => Catalog.Get(culture, Code, [.. values]);
}
