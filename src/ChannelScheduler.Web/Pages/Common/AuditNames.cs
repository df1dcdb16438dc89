namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Actions of the audit in people's words; a new action shows its own name until it has some.</summary>
internal static class AuditNames
{
    private const string Prefix = "Audit.";

    /// <summary>Every action that has words.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. CommonTexts.KeysOf(Prefix).Select(key => key[Prefix.Length..])];

    public static string Of(string action) => CommonTexts.Find(Prefix + action) ?? action;
}
