namespace ChannelScheduler.Testing.Server;

/// <summary>The API keys that <see cref="SchedulerArguments"/> gives a first start: one person per role.</summary>
public static class SchedulerKeys
{
    public const string Admin = "test-key-of-the-admin";
    public const string Author = "test-key-of-the-press-officer";
    public const string Approver = "test-key-of-the-content-admin";
}
