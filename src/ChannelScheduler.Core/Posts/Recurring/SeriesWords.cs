using System.Globalization;

namespace ChannelScheduler.Core.Posts.Recurring;

/// <summary>
/// Marks in a series' words that each post fills in by its own day: <c>{дата}</c> or <c>{date}</c>, and <c>{день}</c> or <c>{weekday}</c>. Posts are in Russian, and so are they.
/// </summary>
public static class SeriesWords
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static string Fill(string words, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!words.Contains('{', StringComparison.Ordinal)) return words;
        var (day, weekday) = (date.ToString("d MMMM", Russian), date.ToString("dddd", Russian));
        return words.Replace("{дата}", day, StringComparison.OrdinalIgnoreCase).Replace("{date}", day, StringComparison.OrdinalIgnoreCase)
            .Replace("{день}", weekday, StringComparison.OrdinalIgnoreCase).Replace("{weekday}", weekday, StringComparison.OrdinalIgnoreCase);
    }
}
