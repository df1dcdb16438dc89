namespace ChannelScheduler.Infrastructure.Media;

/// <summary>EXIF with nothing in it but how the picture is to be turned.</summary>
/// <seealso href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E"/>
internal static class OrientationTag
{
    public const int Length = 26;

    private const int Upright = 1;

    /// <returns>Empty for an upright picture.</returns>
    public static byte[] For(int orientation) => orientation == Upright
        ? []
        : [
            // Big-endian TIFF, its only directory at 8, in it one entry: tag 0x0112, one SHORT. No directory follows.
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];
}
