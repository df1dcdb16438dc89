namespace ChannelScheduler.Core.Posts.Recurring;

public enum RecurrenceKind
{
    /// <summary>On chosen days of every first, second, third … week.</summary>
    Weekly,

    /// <summary>On one day of every first, second, third … month.</summary>
    Monthly,
}
