using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>Words of the log and of its file.</summary>
internal static class AuditTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Audit.AuditTexts", typeof(AuditTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
