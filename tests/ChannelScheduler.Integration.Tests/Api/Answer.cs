using System.Text.Json.Nodes;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>One answer of the API, read to its end.</summary>
internal sealed record Answer(int Status, string? ContentType, string Body, string? ETag, string? Location)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => Text("id")!;

    public string? Text(string field) => Json[field]?.ToString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync(),
        response.Headers.ETag?.ToString(), response.Headers.Location?.ToString());

    /// <summary>The answer itself when it has this status, else a failure that shows it.</summary>
    public Answer Must(int status) => Status == status ? this : throw new Xunit.Sdk.XunitException($"{status} was expected, {Status} came: {Body}");
}
