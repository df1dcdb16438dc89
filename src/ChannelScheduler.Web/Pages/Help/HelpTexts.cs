using System.Globalization;
using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Help;

/// <summary>Words of the help's pages; the answers themselves stand in <c>policies/help</c>.</summary>
internal static class HelpTexts
{
    private const int ExcerptLength = 160;

    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Help.HelpTexts", typeof(HelpTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary><c>31 марта 2026</c>.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>How an answer begins, in one line, cut between words.</summary>
    public static string Excerpt(HelpEntry entry)
    {
        var text = HelpMarkdown.ToText(entry.Answer.Current);
        if (text.Length <= ExcerptLength) return text;
        var end = text.LastIndexOf(' ', ExcerptLength);
        return text[..(end > 0 ? end : ExcerptLength)].TrimEnd(',', ';', ':', '.', '—', ' ') + "…";
    }
}
