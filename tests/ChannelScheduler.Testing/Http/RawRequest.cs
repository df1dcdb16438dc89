namespace ChannelScheduler.Testing.Http;

/// <summary>A request as it came over the wire.</summary>
public sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
