using System.Net;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Keys and posts don't cross a network in the clear: beyond loopback TLS or a declared proxy is asked for.</summary>
public static class UrlSafety
{
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetValue("Proxy:TerminatesTls", false)) return;
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(url))
            {
                throw new StartRefusedException(
                    $"Urls: {url} открыл бы программу для сети без шифрования. Используйте https://, адрес 127.0.0.1 или, если шифрует прокси перед программой, Proxy:TerminatesTls=true. "
                    + $"/ {url} would open the program to the network without TLS. Use https://, 127.0.0.1, or Proxy:TerminatesTls=true behind a proxy that does TLS.");
            }
        }
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
