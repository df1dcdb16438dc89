namespace ChannelScheduler.Sandbox;

/// <summary>Kinds of calls a fault can be limited to.</summary>
public static class FaultOperations
{
    public const string Send = "send";
    /// <summary>Answers to pressed buttons, too.</summary>
    public const string Edit = "edit";
    public const string Delete = "delete";
    public const string Read = "read";
    public const string Upload = "upload";
    public const string Any = "any";

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Send, Edit, Delete, Read, Upload, Any };
}
