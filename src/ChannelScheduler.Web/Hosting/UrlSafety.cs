using System.Net;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Keys and posts don't cross a network in the clear: beyond loopback TLS or a declared proxy is asked for.</summary>
public static class UrlSafety
{
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetValue("Proxy:TerminatesTls", false)) return;
        // Kestrel's own section and the ports of a container image open addresses beside Urls.
        var urls = (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(one => one["Url"] ?? ""))
            .Concat(configuration["Urls"] is null && configuration["HTTP_PORTS"] is { Length: > 0 } ports ? [$"http://*:{ports}"] : [])
            .Where(url => url.Length > 0);
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
