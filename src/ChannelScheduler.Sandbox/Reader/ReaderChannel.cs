namespace ChannelScheduler.Sandbox;

/// <summary>A channel as its subscribers see it.</summary>
/// <param name="ExternalId">MAX chat id (negative) or VK group id (positive, no minus).</param>
/// <param name="Handle">Handle without <c>@</c>; null for a closed channel.</param>
/// <param name="Link">Full address of the channel in the real network's form.</param>
public sealed record ReaderChannel(
    string ExternalId,
    string? Handle,
    string Title,
    bool IsPublic,
    string Link,
    int Subscribers);
