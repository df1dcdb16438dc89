namespace ChannelScheduler.Sandbox.Max;

/// <summary>What a message body asks for, checked and with its markup taken out of the text.</summary>
/// <param name="Text">Null keeps the text in an edit.</param>
/// <param name="Attachments">Null keeps the attachments in an edit; empty removes them.</param>
internal sealed record MaxContent(
    string? Text, IReadOnlyList<ReaderMarkup> Markup, IReadOnlyList<MaxAttachment>? Attachments, MaxLink? Link);
