using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>
/// For a request with an <c>Idempotency-Key</c>: what its body says, as a hash, taken before anything reads the body. A multipart body is hashed
/// part by part, because each sending of the same file invents a new boundary.
/// </summary>
internal sealed class BodyHashMiddleware(RequestDelegate next)
{
    private static readonly object Key = new();

    public static string? HashOf(HttpContext context) => context.Items[Key] as string;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey(IdempotencyHeader.Name))
        {
            context.Items[Key] = context.Request.HasFormContentType ? await HashFormAsync(context) : await HashBodyAsync(context);
        }
        await next(context);
    }

    private static async Task<string> HashBodyAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    private static async Task<string> HashFormAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in form.OrderBy(field => field.Key, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{field.Key}={field.Value}\n"));
        foreach (var file in form.Files)
        {
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, context.RequestAborted));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";
}
