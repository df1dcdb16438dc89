using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace ChannelScheduler.Web.Hosting;

/// <summary>
/// The proxy that does TLS in front of the program, when <c>Proxy:TerminatesTls</c> declares one. Who asks, and that they asked by https, is taken from
/// its headers: from those at <c>Proxy:Address</c> (this machine, unless said otherwise) and from nobody else.
/// </summary>
public sealed class ProxyRules
{
    private static readonly string[] Headers = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "X-Original-For", "X-Original-Proto", "Forwarded", "Via"];

    private readonly List<IPNetwork> _networks;

    private ProxyRules(bool isDeclared, List<IPNetwork> networks) => (IsDeclared, _networks) = (isDeclared, networks);

    public bool IsDeclared { get; }

    // A proxy on this machine that forgets its headers looks like a person at this machine.
    private bool HidesThisMachine => IsDeclared && _networks.Exists(one => IPAddress.IsLoopback(one.BaseAddress) || one.Contains(IPAddress.Loopback) || one.Contains(IPAddress.IPv6Loopback));

    /// <exception cref="StartRefusedException">An address can't be read, or would trust everybody.</exception>
    public static ProxyRules From(IConfiguration configuration)
    {
        // The framework's own switch believes these headers from whoever sends them.
        if (configuration.GetValue("ForwardedHeaders_Enabled", false))
        {
            throw new StartRefusedException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED верит заголовкам любого, кто их пришлёт. Уберите эту переменную и задайте Proxy:TerminatesTls=true и Proxy:Address. "
                + "/ ASPNETCORE_FORWARDEDHEADERS_ENABLED believes the headers of anybody. Remove this variable and set Proxy:TerminatesTls=true and Proxy:Address.");
        }
        var text = configuration["Proxy:Address"];
        var addresses = string.IsNullOrWhiteSpace(text) ? ["127.0.0.1", "::1"] : text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return new ProxyRules(configuration.GetValue("Proxy:TerminatesTls", false), [.. addresses.Select(Parse)]);
    }

    public ForwardedHeadersOptions ToOptions()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in _networks) options.KnownIPNetworks.Add(network);
        return options;
    }

    /// <summary>From this machine and not through a proxy that says so.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Headers.Any(context.Request.Headers.ContainsKey);

    /// <summary>From this machine, and no proxy stands there that could hide somebody else: for what loopback alone may do.</summary>
    public bool IsSurelyLocal(HttpContext context) => !HidesThisMachine && IsLocal(context);

    private static IPNetwork Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        if (IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0) return network;
        throw new StartRefusedException(
            $"Proxy:Address: {text} — нужен адрес прокси, например 10.0.0.5, или сеть, например 10.0.0.0/24. / Proxy:Address: {text}: the proxy's address is needed, e.g. 10.0.0.5, or a network, e.g. 10.0.0.0/24.");
    }
}
