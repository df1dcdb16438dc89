namespace ChannelScheduler.Infrastructure.Media;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
public enum FileKind
{
    Unknown,
    Jpeg,
    Png,
    Gif,
    WebP,
    Heic,
    Avif,
    Bmp,
    Tiff,
    Svg,
    Html,
    Pdf,
    OldOffice,
    Zip,
    Rar,
    SevenZip,
    Video,
    Executable,
}
