using System.Resources;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Words of the frame and of what many pages say.</summary>
internal static class CommonTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Common.CommonTexts", typeof(CommonTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary>Keys that begin so.</summary>
    public static IEnumerable<string> KeysOf(string prefix) => Catalog.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>For keys that come in an address: null when there is no such text.</summary>
    public static string? Find(string key)
    {
        try
        {
            return Catalog.Get(key);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }
}
