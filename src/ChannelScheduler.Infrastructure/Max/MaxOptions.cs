namespace ChannelScheduler.Infrastructure.Max;

/// <summary><c>Networks:Max</c>.</summary>
public sealed class MaxOptions
{
    public const string Section = "Networks:Max";

    /// <summary>https, or plain http on this machine. Source of the default: https://dev.max.ru/docs-api/changelog-api</summary>
    public Uri BaseUrl { get; set; } = new("https://platform-api2.max.ru");

    /// <summary>
    /// A PEM bundle that only the MAX client trusts beside the system's roots: the API's chain ends in the Russian Ministry's root, which most systems don't carry.
    /// Official place of the certificates: https://www.gosuslugi.ru/tls
    /// </summary>
    public string? TrustedRootsPath { get; set; }
}
