namespace ChannelScheduler.Sandbox.Max;

/// <summary>A post, or a message of a dialogue; times are UTC milliseconds. A deleted one is kept for the control calls.</summary>
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
    long? DeletedAt = null,
    int Edits = 0)
{
    public bool HasKeyboard => Attachments.Any(a => a.Type == "inline_keyboard");
}

/// <summary>A post that this one answers or forwards.</summary>
internal sealed record MaxLink(string Type, string Mid);
