using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox;

/// <summary>Serves an uploaded file without letting a browser run it.</summary>
public static class SandboxFileResponse
{
    public static Task WriteAsync(HttpContext context, SandboxFile file)
    {
        context.Response.ContentType = file.ContentType;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (!file.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentDisposition = "attachment";
        }

        return context.Response.Body.WriteAsync(file.Content).AsTask();
    }
}
