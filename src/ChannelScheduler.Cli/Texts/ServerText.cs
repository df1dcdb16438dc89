using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Cli.Texts;

/// <summary>The words of the commands that talk to a server.</summary>
internal static class ServerText
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Cli.Texts.ServerTexts", typeof(ServerText).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(CultureInfo.CurrentUICulture, key, values);
}
