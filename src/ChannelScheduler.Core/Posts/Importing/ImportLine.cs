using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>One post of an upload as it was read. What could not be read stands in <paramref name="Errors"/>, the rest is there all the same.</summary>
/// <param name="Number">1-based, unique in the upload.</param>
/// <param name="Place">Where it stands: a line of the table (<c>12</c>), or the file's name.</param>
/// <param name="Kinds">Where it goes; empty means both public channels.</param>
/// <param name="PublishAt">Null means on approval.</param>
/// <param name="Raw">The cells as they were, by column, to be handed back with the reasons.</param>
public sealed record ImportLine(
    int Number,
    string Place,
    string Title,
    string Text,
    string? GospublicText,
    IReadOnlyList<ChannelKind> Kinds,
    DateTimeOffset? PublishAt,
    IReadOnlyList<LineError> Errors,
    IReadOnlyDictionary<string, string> Raw);

/// <param name="Column">As the table's head or the file's front matter names it; null for the line as a whole.</param>
/// <param name="Message">What is wrong and what to write, in the reader's language.</param>
public sealed record LineError(string? Column, string Message);
