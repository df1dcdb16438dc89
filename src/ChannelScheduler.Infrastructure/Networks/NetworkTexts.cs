using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>The words of this part, in the language of whoever asked.</summary>
public static class NetworkTexts
{
    public static TextCatalog Catalog { get; } = new(typeof(NetworkTexts).FullName!, typeof(NetworkTexts).Assembly);

    /// <summary>A fault in words that fit into a sentence.</summary>
    internal static string Of(NetworkFault fault) => Get("Fault" + fault);

    internal static string Get(string key, params object?[] args) => Catalog.Get(CultureInfo.CurrentUICulture, key, args);
}
