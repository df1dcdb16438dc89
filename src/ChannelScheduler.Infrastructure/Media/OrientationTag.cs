using System.Buffers.Binary;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>EXIF with nothing in it but how the picture is to be turned.</summary>
/// <seealso href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E"/>
internal static class OrientationTag
{
    public const int Length = 26;

    private const int Upright = 1;
    private const int Tag = 0x0112;
    private const int EntryLength = 12;

    /// <returns>Empty for an upright picture.</returns>
    public static byte[] For(int orientation) => orientation == Upright
        ? []
        : [
            // Big-endian TIFF, its only directory at 8, in it one entry: tag 0x0112, one SHORT. No directory follows.
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0,
        ];

    /// <param name="tiff">EXIF as any camera writes it.</param>
    /// <returns>1 where it doesn't say.</returns>
    public static int In(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Upright;
        var isLittle = tiff[0] == 'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return Upright;
        var entries = tiff[((int)directory + 2)..];
        for (var left = Number(tiff[(int)directory..], isLittle); left > 0 && entries.Length >= EntryLength; left--, entries = entries[EntryLength..])
        {
            if (Number(entries, isLittle) == Tag && Number(entries[8..], isLittle) is var orientation && orientation is >= Upright and <= 8) return orientation;
        }

        return Upright;
    }

    private static int Number(ReadOnlySpan<byte> at, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
