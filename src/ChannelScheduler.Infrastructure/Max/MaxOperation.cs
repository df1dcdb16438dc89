namespace ChannelScheduler.Infrastructure.Max;

public enum MaxOperation
{
    Read,
    Upload,
    Send,

    /// <summary>Edit, delete, pin.</summary>
    Change,
}
