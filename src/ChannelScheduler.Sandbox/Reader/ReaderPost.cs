namespace ChannelScheduler.Sandbox;

/// <summary>A post as its subscribers see it, and as <c>/_sandbox/posts</c> lists it.</summary>
/// <param name="Id">MAX mid, or VK post id.</param>
/// <param name="Text">Plain text, after the network has taken its markup out.</param>
/// <param name="Url">Address of the post in the real network's form.</param>
/// <param name="Deleted">Deleted posts stay listed for tests; the reader's page hides them.</param>
public sealed record ReaderPost(
    string Id,
    string Text,
    IReadOnlyList<ReaderMarkup> Markup,
    IReadOnlyList<ReaderAttachment> Attachments,
    string? Url,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    int Views,
    bool Deleted);
