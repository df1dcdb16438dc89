using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>Words of the dashboard.</summary>
internal static class BoardTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Board.BoardTexts", typeof(BoardTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
