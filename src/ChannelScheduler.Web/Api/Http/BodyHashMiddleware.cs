using System.Security.Cryptography;
using System.Text;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>
/// For a request with an <c>Idempotency-Key</c>: what its body says, as a hash, taken before anything reads the body. A multipart body is hashed
/// part by part, because each sending of the same file invents a new boundary. A form is received here in any case: before the write's
/// transaction begins, so that a slow line does not hold up every other writer.
/// </summary>
internal sealed class BodyHashMiddleware(RequestDelegate next)
{
    private static readonly object Key = new();

    public static string? HashOf(HttpContext context) => context.Items[Key] as string;

    public async Task InvokeAsync(HttpContext context)
    {
        var isForm = context.Request.HasFormContentType && context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);
        var form = isForm ? await ReadFormAsync(context) : null;
        if (context.Request.Headers.ContainsKey(IdempotencyHeader.Name)) context.Items[Key] = form is null ? await HashBodyAsync(context) : await HashFormAsync(form, _ => true, context.RequestAborted);
        await next(context);
    }

    private static async Task<string> HashBodyAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "MultipartBroken", "file");
        }
    }

    /// <param name="counts">Which fields count.</param>
    public static async Task<string> HashFormAsync(IFormCollection form, Func<string, bool> counts, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in form.Where(field => counts(field.Key)).OrderBy(field => field.Key, StringComparer.Ordinal)) hash.AppendData(Encoding.UTF8.GetBytes($"{field.Key}={field.Value}\n"));
        foreach (var file in form.Files)
        {
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";
}
