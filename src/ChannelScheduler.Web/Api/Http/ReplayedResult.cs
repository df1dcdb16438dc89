using System.Text;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>An answer as stored for its idempotency key; the first caller and every repeat get the same bytes.</summary>
internal sealed class ReplayedResult(IdempotencyRecord record) : IResult
{
    /// <summary>Runs a result into memory, so that its answer can be stored before it is sent.</summary>
    public static async Task<IdempotencyRecord> CaptureAsync(HttpContext http, IResult result, Guid principalId, string route, string key, string hash, DateTimeOffset now)
    {
        var body = http.Response.Body;
        using var memory = new MemoryStream();
        try
        {
            http.Response.Body = memory;
            await result.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        return new IdempotencyRecord
        {
            PrincipalId = principalId,
            Route = route,
            Key = key,
            BodyHash = hash,
            StatusCode = http.Response.StatusCode,
            Body = Encoding.UTF8.GetString(memory.ToArray()),
            ContentType = http.Response.ContentType,
            ETag = NullIfEmpty(http.Response.Headers.ETag.ToString()),
            Location = NullIfEmpty(http.Response.Headers.Location.ToString()),
            CreatedAt = now,
        };
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = record.StatusCode;
        if (record.ContentType is not null) response.ContentType = record.ContentType;
        if (record.ETag is not null) response.Headers.ETag = record.ETag;
        if (record.Location is not null) response.Headers.Location = record.Location;
        if (record.Body.Length > 0) await response.WriteAsync(record.Body, httpContext.RequestAborted);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
