namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A call as it came over the wire, free of HTTP.</summary>
/// <param name="Parameters">Query and form together, in the order they came.</param>
/// <param name="BearerToken">From the Authorization header; null: look at <c>access_token</c>.</param>
/// <param name="BaseUrl">Where this stand-in is reached, for the addresses in its answers; no slash at the end.</param>
internal sealed record VkRequest(
    string Method,
    IReadOnlyDictionary<string, string> Parameters,
    string? BearerToken,
    string? RemoteIp,
    string BaseUrl);
