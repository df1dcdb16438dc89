using Microsoft.Playwright;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>What somebody looks at the pages with.</summary>
internal sealed record Screen(string Language, int Width, bool IsDark = false)
{
    public static readonly Screen Phone = new("ru", 360);
    public static readonly Screen Desktop = new("ru", 1280);
    public static readonly Screen EnglishPhone = new("en", 360);
    public static readonly Screen EnglishDesktop = new("en", 1280, IsDark: true);

    /// <summary>Part of a picture's file name: <c>ru-360</c>, <c>en-1280-dark</c>.</summary>
    public string Name => $"{Language}-{Width}{(IsDark ? "-dark" : "")}";

    public BrowserNewContextOptions Options(Uri server) => new()
    {
        BaseURL = server.ToString(),
        Locale = Language,
        ViewportSize = new ViewportSize { Width = Width, Height = Width < 600 ? 740 : 900 },
        HasTouch = Width < 600,
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        // A browser in another part of the country than the school.
        TimezoneId = "Asia/Vladivostok",
    };
}
