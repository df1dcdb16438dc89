namespace ChannelScheduler.Sandbox.Max;

/// <summary>A button that somebody pressed; times are UTC milliseconds.</summary>
/// <param name="Id">The <c>callback_id</c>, good for one answer.</param>
/// <param name="Label">What stood on the button.</param>
/// <param name="Notification">What the answer showed for a moment.</param>
internal sealed record MaxPress(string Id, long ChatId, string Mid, string Payload, string Label, long Timestamp, long? AnsweredAt = null, string? Notification = null);
