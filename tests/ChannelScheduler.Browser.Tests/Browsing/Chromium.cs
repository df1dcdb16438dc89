namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>The browser of this machine. Nothing is downloaded: it is the system's own package, or the one that <c>CHROMIUM</c> names.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // Without --disable-… a browser asks its maker's servers for updates; --no-sandbox, because tests may run as root in a container.
    public static readonly IReadOnlyList<string> Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage",
    ];

    /// <summary>Null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why a browser test is left out; null when it runs.</summary>
    public static string? Missing => Path is not null
        ? null
        : "Left out: no Chromium on PATH, and CHROMIUM names none. Install the system's package 'chromium' (tests/run.sh does, as root), or set CHROMIUM to its path.";

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name + (OperatingSystem.IsWindows() ? ".exe" : "")))).FirstOrDefault(File.Exists);
    }
}
