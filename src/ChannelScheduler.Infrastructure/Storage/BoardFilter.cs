using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>Which posts the dashboard lists; what is left out filters nothing.</summary>
/// <param name="Text">Words of the title, whatever their case.</param>
/// <param name="From">The first instant.</param>
/// <param name="Until">The first instant that is too late.</param>
public sealed record BoardFilter(BoardState? State, ChannelKind? Kind, string Text, DateTimeOffset? From, DateTimeOffset? Until);
