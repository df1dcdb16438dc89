namespace ChannelScheduler.Core.Policies.Links;

/// <summary>A link of a known family.</summary>
/// <param name="Span">Its place in the field's text as sent.</param>
/// <param name="Key">The letters and digits that a reader sees of it, in lower case: the same link typed and shown has the same key.</param>
public sealed record LinkMatch(string Family, LinkKind Kind, TextSpan Span, string Key)
{
    /// <summary>True when it stands inside another site's address, as a redirector's target does.</summary>
    public bool IsInside { get; init; }

    /// <summary>True when the other is this link with nothing or more of it showing: markup inside an address may cut it short as typed.</summary>
    internal bool IsPartOf(LinkMatch other) =>
        Kind == other.Kind && Family == other.Family && (other.Key.Contains(Key, StringComparison.Ordinal) || Key.Contains(other.Key, StringComparison.Ordinal));

    internal static string KeyOf(ReadOnlySpan<char> link)
    {
        Span<char> key = link.Length <= 256 ? stackalloc char[link.Length] : new char[link.Length];
        var length = 0;
        foreach (var character in link)
        {
            if (char.IsLetterOrDigit(character)) key[length++] = char.ToLowerInvariant(character);
        }

        return new string(key[..length]);
    }
}
