namespace ChannelScheduler.Core.Posts.Recurring;

public enum SeriesState
{
    Active,

    /// <summary>Nothing is made until a person lets it go on; the days that pass meanwhile are not made up for.</summary>
    Paused,

    /// <summary>Ended by a person, or its last day is made.</summary>
    Ended,
}
