namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Actions of the audit in people's words; a new action shows its own name until it has some.</summary>
internal static class AuditNames
{
    public static string Of(string action) => CommonTexts.Find("Audit." + action) ?? action;
}
