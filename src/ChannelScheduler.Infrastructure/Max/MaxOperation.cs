namespace ChannelScheduler.Infrastructure.Max;

public enum MaxOperation
{
    Read,
    Upload,
    Send,

    /// <summary>Edit, delete, pin.</summary>
    Change,

    /// <summary>A message to one person, its edit, or the answer to a press: a refusal says nothing about a channel.</summary>
    Letter,
}
