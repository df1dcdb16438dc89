using System.Net.Http.Headers;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

internal static class UploadForm
{
    /// <summary>A multipart form with one file. The name on the wire is ours: an author's file name may be Cyrillic, and servers differ on how to read that.</summary>
    /// <exception cref="IOException">The file is not there.</exception>
    public static MultipartFormDataContent Of(MediaContent media, string field)
    {
        var file = new StreamContent(File.OpenRead(media.Path));
        file.Headers.ContentType = new MediaTypeHeaderValue(media.ContentType);
        return new MultipartFormDataContent { { file, $"\"{field}\"", $"\"image{ExtensionOf(media.ContentType)}\"" } };
    }

    private static string ExtensionOf(string contentType) => contentType.ToLowerInvariant() switch
    {
        "image/jpeg" or "image/jpg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/tiff" => ".tiff",
        "image/bmp" => ".bmp",
        "image/heic" => ".heic",
        _ => "",
    };
}
