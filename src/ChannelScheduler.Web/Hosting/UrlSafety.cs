using System.Net;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Keys and posts don't cross a network in the clear: beyond loopback TLS or a declared proxy is asked for.</summary>
public static class UrlSafety
{
    /// <summary>Before the start: every address that the configuration would open.</summary>
    /// <exception cref="StartRefusedException">One is open to the network in the clear, or can't be read.</exception>
    public static void Check(IConfiguration configuration) => Check(Asked(configuration), ProxyRules.From(configuration));

    /// <summary>After it: the addresses that the server has opened, whatever asked for them.</summary>
    /// <exception cref="StartRefusedException">One is open to the network in the clear.</exception>
    public static void Check(IEnumerable<string> urls, ProxyRules proxy)
    {
        if (proxy.IsDeclared) return;
        foreach (var url in urls)
        {
            if (!url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(url))
            {
                throw new StartRefusedException(
                    $"Urls: {url} открыл бы программу для сети без шифрования. Используйте https://, адрес 127.0.0.1 или, если шифрует прокси перед программой, Proxy:TerminatesTls=true. "
                    + $"/ {url} would open the program to the network without TLS. Use https://, 127.0.0.1, or Proxy:TerminatesTls=true behind a proxy that does TLS.");
            }
        }
    }

    // Kestrel's own section opens addresses beside Urls; the ports of a container image count only where Urls is empty.
    private static IEnumerable<string> Asked(IConfiguration configuration)
    {
        var urls = Split(configuration["Urls"]).ToList();
        if (urls.Count == 0) urls.AddRange(Split(configuration["HTTP_PORTS"]).Select(port => $"http://*:{port}"));
        urls.AddRange(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(one => one["Url"] ?? "").Where(url => url.Length > 0));
        return urls;
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        string host;
        try
        {
            host = BindingAddress.Parse(url).Host;
        }
        catch (FormatException)
        {
            throw new StartRefusedException($"Urls: {url} не разобран, нужен вид http://127.0.0.1:5080. / {url} can't be read; write it like http://127.0.0.1:5080.");
        }
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
