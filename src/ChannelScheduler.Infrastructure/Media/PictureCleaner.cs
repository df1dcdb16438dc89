namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// A picture without what its maker did not mean to publish: place, time, camera, owner, comments, small copies from before a crop, and whatever stands behind its end.
/// What is needed to show it is copied byte by byte, so no pixel changes; everything else is left out, known or not. A photo's rotation stays as the one tag that says it.
/// </summary>
public static class PictureCleaner
{
    /// <param name="orientation">How a JPEG is to be turned, 1 to 8 as in EXIF; 1 is upright.</param>
    /// <returns>Null when the file is not built as its kind is: whoever decodes it says what is wrong.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> file, FileKind kind, int orientation)
    {
        // Only what is left out or shortened: never longer than the file, but for the rotation.
        var clean = new MemoryStream(file.Length + OrientationTag.Length + 32);
        var isWhole = kind switch
        {
            FileKind.Jpeg => JpegCleaner.Clean(file, orientation, clean),
            FileKind.Png => PngCleaner.Clean(file, clean),
            FileKind.Gif => GifCleaner.Clean(file, clean),
            _ => false,
        };
        return isWhole ? clean.ToArray() : null;
    }
}
