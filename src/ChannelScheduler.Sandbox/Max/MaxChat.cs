namespace ChannelScheduler.Sandbox.Max;

/// <summary>A channel with one bot in it.</summary>
/// <param name="IsAdmin">The bot is an administrator; without that it may nothing, whatever <paramref name="Permissions"/> says.</param>
internal sealed record MaxChat(
    long ChatId,
    long BotUserId,
    string? Handle,
    string Title,
    string Link,
    long CreatedAt,
    IReadOnlyList<string> Permissions,
    string? PinnedMid = null,
    bool IsAdmin = true)
{
    public bool IsPublic => Handle is not null;
}
