using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies;

/// <summary>A known link and the text it stands in: as typed, or, when only the rendered form shows it, as a network would carry it.</summary>
/// <param name="Rendered">The same link in what the networks would carry, with its neighbours there.</param>
public sealed record FieldLink(LintField Field, LinkMatch Link, bool IsHidden, IReadOnlyList<LinkPlace> Rendered)
{
    /// <summary>Null for a link that nobody typed as such: it has no place in the field.</summary>
    public TextSpan? Span => IsHidden ? null : Link.Span;

    public string Excerpt => Place.Text.Substring(Link.Span.Start, Link.Span.Length);

    /// <summary>Every text around the link, as typed and as shown.</summary>
    public IEnumerable<LinkPlace> Places => IsHidden ? Rendered : [Place, .. Rendered];

    private LinkPlace Place => new(Field.Text, Link.Span);
}

/// <summary>A text and where in it the link stands.</summary>
public sealed record LinkPlace(string Text, TextSpan Span);
