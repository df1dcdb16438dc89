using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Cli.Texts;

/// <summary>The command line's words, in the language of the console.</summary>
internal static class CliText
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Cli.Texts.CliTexts", typeof(CliText).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(CultureInfo.CurrentUICulture, key, values);
}
