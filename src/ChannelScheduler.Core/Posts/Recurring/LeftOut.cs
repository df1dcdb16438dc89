namespace ChannelScheduler.Core.Posts.Recurring;

/// <summary>Why the calendar leaves out a day of a series.</summary>
public enum LeftOut
{
    Holiday,
    Break,
}
