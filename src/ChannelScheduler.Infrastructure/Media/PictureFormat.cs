using SkiaSharp;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>The formats that both networks take.</summary>
internal sealed record PictureFormat(SKEncodedImageFormat Encoded, string ContentType, string Extension, params string[] Spellings)
{
    private const int MaxNameLength = 100;

    private static readonly PictureFormat Jpeg = new(SKEncodedImageFormat.Jpeg, "image/jpeg", ".jpg", ".jpeg", ".jpe");
    private static readonly PictureFormat Png = new(SKEncodedImageFormat.Png, "image/png", ".png");
    private static readonly PictureFormat Gif = new(SKEncodedImageFormat.Gif, "image/gif", ".gif");

    public static PictureFormat? Of(FileKind kind) => kind switch
    {
        FileKind.Jpeg => Jpeg,
        FileKind.Png => Png,
        FileKind.Gif => Gif,
        _ => null,
    };

    /// <summary>The name without folders and control characters, ending as the format does.</summary>
    public string Rename(string declaredName)
    {
        var name = declaredName[(declaredName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = new string([.. name.Where(character => !char.IsControl(character) && character != '"')]).Trim();
        var ending = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        if (stem.Length == 0) stem = "picture";
        if (stem.Length > MaxNameLength) stem = stem[..MaxNameLength];
        return stem + (Spellings.Contains(ending, StringComparer.OrdinalIgnoreCase) ? ending : Extension);
    }
}
