using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Clock;

internal static class ClockTexts
{
    private const int Minute = 60, Hour = 3600;

    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Clock.ClockTexts", typeof(ClockTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary>Two minutes are said in seconds, two hours in minutes: nobody counts 7200 seconds.</summary>
    public static string Span(int seconds) => Math.Abs(seconds) switch
    {
        < 2 * Minute => Get("Seconds", Math.Abs(seconds)),
        < 2 * Hour => Get("Minutes", Math.Abs(seconds) / Minute),
        _ => Get("Hours", Math.Abs(seconds) / Hour),
    };
}
