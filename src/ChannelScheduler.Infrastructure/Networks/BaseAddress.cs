namespace ChannelScheduler.Infrastructure.Networks;

internal static class BaseAddress
{
    /// <summary>Tokens travel in a header, so plain http is for this machine only.</summary>
    public static bool IsAllowed(Uri? url) =>
        url is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" } && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <param name="path">Without a leading slash; may carry a query.</param>
    public static Uri Append(Uri baseUrl, string path) => new(baseUrl.AbsoluteUri.TrimEnd('/') + "/" + path);

    /// <summary>The host for a message: the rest of an address may be a ticket or a key.</summary>
    public static string HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.Host : "?";
}
