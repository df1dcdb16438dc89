namespace ChannelScheduler.Sandbox.Max;

/// <summary>A post; times are UTC milliseconds. A deleted one is kept for the control calls.</summary>
internal sealed record MaxPost(
    string Mid,
    long Seq,
    long ChatId,
    long SenderId,
    long Timestamp,
    string Text,
    IReadOnlyList<ReaderMarkup> Markup,
    IReadOnlyList<MaxAttachment> Attachments,
    MaxLink? Link,
    long? EditedAt = null,
    long? DeletedAt = null);

/// <summary>A post that this one answers or forwards.</summary>
internal sealed record MaxLink(string Type, string Mid);
