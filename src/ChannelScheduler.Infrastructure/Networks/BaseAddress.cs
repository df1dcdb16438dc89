namespace ChannelScheduler.Infrastructure.Networks;

internal static class BaseAddress
{
    /// <summary>Tokens travel in a header, so plain http is for this machine only.</summary>
    public static bool IsAllowed(Uri? url) =>
        url is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" } && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <param name="path">Without a leading slash; may carry a query.</param>
    public static Uri Append(Uri baseUrl, string path) => new(baseUrl.AbsoluteUri.TrimEnd('/') + "/" + path);
}
