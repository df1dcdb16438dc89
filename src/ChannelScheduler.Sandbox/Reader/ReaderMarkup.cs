namespace ChannelScheduler.Sandbox;

/// <summary>Formatting of a stretch of text.</summary>
/// <param name="Type"><c>strong</c>, <c>emphasized</c>, <c>strikethrough</c>, <c>underline</c>, <c>monospaced</c>,
/// <c>highlighted</c>, <c>heading</c>, <c>quote</c>, <c>link</c> or <c>user_mention</c>.</param>
/// <param name="From">First UTF-16 unit.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Url">Target of a link.</param>
public sealed record ReaderMarkup(string Type, int From, int Length, string? Url = null);
