using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>One authorised request.</summary>
internal sealed class MaxRequest(HttpContext context, MaxBot bot, string baseUrl)
{
    public HttpContext Context { get; } = context;

    public MaxBot Bot { get; } = bot;

    /// <summary>Address of the API as the caller sees it, without a slash at the end.</summary>
    public string BaseUrl { get; } = baseUrl;

    /// <summary>Channel and operation, once known: faults after the work need them.</summary>
    public string? Channel { get; set; }

    public string Operation { get; set; } = FaultOperations.Read;

    public static string Id(long chatId) => chatId.ToString(CultureInfo.InvariantCulture);

    public string? Query(string name) => Context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public string Route(string name) => (string)Context.Request.RouteValues[name]!;

    /// <exception cref="MaxApiException">400 <c>proto.payload</c>: not an integer.</exception>
    public long? Number(string name) => Query(name) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw MaxApiException.BadPayload($"Query parameter '{name}' must be an integer");

    public Task<T> BodyAsync<T>() => MaxJson.ReadAsync<T>(Context.Request.Body);
}
