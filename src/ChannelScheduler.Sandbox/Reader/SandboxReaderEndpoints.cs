using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox;

/// <summary>Pages that show a channel as its subscribers would see it.</summary>
public static class SandboxReaderEndpoints
{
    private const string Policy = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>
    /// Maps <c>{prefix}</c>, <c>{prefix}/{network}/{channel}</c>, <c>{prefix}/files/{id}</c> and the style sheet; and <c>{prefix}/people</c>, the phones, whose forms
    /// act: a program that is reached from other machines has to keep them for its own.
    /// </summary>
    /// <param name="home">Where the pages lead back to: a path of the program that they are a part of; null where they stand alone.</param>
    public static IEndpointRouteBuilder MapSandboxReader(this IEndpointRouteBuilder app, string prefix, string? home = null)
    {
        app.MapGet(prefix, context => WriteAsync(context, Page(context, prefix, home).List(Sources(context))));
        app.MapGet($"{prefix}/{SandboxNetworks.Max}/{{channel}}", context => ChannelAsync(context, SandboxNetworks.Max, prefix, home));
        app.MapGet($"{prefix}/{SandboxNetworks.Vk}/{{channel}}", context => ChannelAsync(context, SandboxNetworks.Vk, prefix, home));
        app.MapGet(prefix + "/files/{file}", FileAsync);
        app.MapGet(prefix + "/reader.css", StyleAsync);
        return app.MapPhone(prefix, home);
    }

    /// <param name="policy">What the page may load and where its forms go.</param>
    internal static Task WriteAsync(HttpContext context, string html, string policy = Policy, string referrer = "no-referrer")
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = referrer;
        context.Response.Headers.Vary = "Accept-Language";
        return context.Response.WriteAsync(html);
    }

    private static Task ChannelAsync(HttpContext context, string network, string prefix, string? home)
    {
        var source = Sources(context).FirstOrDefault(s => s.Network == network);
        if (source?.Channels().FirstOrDefault(c => c.ExternalId == Route(context, "channel")) is not { } channel)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return WriteAsync(context, Page(context, prefix, home).NotFound());
        }

        source.CountView(channel.ExternalId);
        return WriteAsync(context, Page(context, prefix, home).Channel(source, channel));
    }

    private static Task FileAsync(HttpContext context)
    {
        var file = context.RequestServices.GetRequiredService<SandboxStore>().FindFile(Route(context, "file"));
        if (file is not null)
        {
            return SandboxFileResponse.WriteAsync(context, file);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task StyleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        await using var css = typeof(SandboxReaderEndpoints).Assembly.GetManifestResourceStream("ChannelScheduler.Sandbox.Reader.reader.css")!;
        await css.CopyToAsync(context.Response.Body);
    }

    private static ReaderPage Page(HttpContext context, string prefix, string? home) =>
        new(ReaderTexts.For(context.Request), context.Request.PathBase + prefix, home is null ? null : context.Request.PathBase + home);

    private static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static IEnumerable<ISandboxReaderSource> Sources(HttpContext context) => context.RequestServices.GetServices<ISandboxWorld>();
}
