namespace ChannelScheduler.Core.Bots;

/// <summary>A publication whose authors have been told in MAX that it is out.</summary>
public sealed class BotNewsItem
{
    public Guid PublicationId { get; init; }

    public DateTimeOffset ToldAt { get; init; }
}
