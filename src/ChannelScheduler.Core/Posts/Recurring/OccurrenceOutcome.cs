namespace ChannelScheduler.Core.Posts.Recurring;

public enum OccurrenceOutcome
{
    /// <summary>A post was made of it, whatever became of that post.</summary>
    Made,

    /// <summary>A person left this day out.</summary>
    Skipped,

    /// <summary>The program did not run in the days before, and the time passed.</summary>
    Late,
}
