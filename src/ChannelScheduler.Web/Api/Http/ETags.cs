using System.Globalization;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>A row's version as its ETag: <c>"7"</c>.</summary>
internal static class ETags
{
    public static void Set(HttpContext context, int version) => context.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <exception cref="ApiException">428 without <c>If-Match</c>, 412 when it names another version.</exception>
    public static void Require(HttpContext context, int version)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0) throw new ApiException(StatusCodes.Status428PreconditionRequired, "IfMatchNeeded", "If-Match");
        var tags = header.Split(',', StringSplitOptions.TrimEntries).Select(tag => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag);
        if (!tags.Any(tag => tag == "*" || tag.Trim('"') == version.ToString(CultureInfo.InvariantCulture))) throw new ApiException(StatusCodes.Status412PreconditionFailed, "Stale", "If-Match");
    }
}
