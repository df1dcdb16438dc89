namespace ChannelScheduler.Sandbox.Max;

/// <summary>A channel with one bot as its administrator.</summary>
internal sealed record MaxChat(
    long ChatId,
    long BotUserId,
    string? Handle,
    string Title,
    string Link,
    long CreatedAt,
    IReadOnlyList<string> Permissions,
    string? PinnedMid = null)
{
    public bool IsPublic => Handle is not null;
}
