using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>A message as its readers will see it: the exact words that go out, and what the network makes of their markup.</summary>
/// <param name="Spans">Places in <see cref="RenderedMessage.PlainText"/>, in UTF-16 units; one may lie within another, none overlap by half.</param>
public sealed record ShownMessage(RenderedMessage Message, IReadOnlyList<ShownSpan> Spans);

/// <param name="Url">Where a link leads; null for everything else.</param>
public sealed record ShownSpan(ShownMark Mark, int Start, int Length, string? Url = null)
{
    public int End => Start + Length;
}

/// <summary>What MAX shows otherwise than plain. VK shows everything plainly.</summary>
public enum ShownMark
{
    Strong,
    Emphasis,
    Strike,
    Underline,
    Code,
    Heading,
    Quote,
    Link,
}
