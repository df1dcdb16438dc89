using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>JSON of the API: snake_case, unknown fields tolerated, wrong types refused.</summary>
internal static class MaxJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <exception cref="MaxApiException">400 <c>proto.payload</c>: no JSON object of this form.</exception>
    public static async Task<T> ReadAsync<T>(Stream body)
    {
        using var whole = new MemoryStream();
        await body.CopyToAsync(whole);
        if (whole.Length == 0)
        {
            throw MaxApiException.BadPayload("Empty request body");
        }

        try
        {
            whole.Position = 0;
            return await JsonSerializer.DeserializeAsync<T>(whole, Options) ?? throw MaxApiException.BadPayload("Empty request body");
        }
        catch (JsonException e)
        {
            throw MaxApiException.BadPayload($"Can't deserialize body: {e.Path}");
        }
    }
}
