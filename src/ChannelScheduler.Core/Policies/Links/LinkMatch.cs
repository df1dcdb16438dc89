namespace ChannelScheduler.Core.Policies.Links;

/// <summary>A link of a known family.</summary>
/// <param name="Span">Its place in the field's text as sent.</param>
public sealed record LinkMatch(string Family, LinkKind Kind, TextSpan Span);
