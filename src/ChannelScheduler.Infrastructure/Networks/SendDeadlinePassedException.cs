namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>The request was not sent, because its deadline had passed.</summary>
public sealed class SendDeadlinePassedException(DateTimeOffset deadline) : Exception($"The send deadline {deadline:O} has passed; nothing was sent.")
{
    public DateTimeOffset Deadline { get; } = deadline;
}
