using SkiaSharp;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// Says whether an uploaded file is a picture that MAX and VK will take. The answer comes now, to the person who uploads,
/// and not at publishing time from a network.
/// </summary>
public sealed class MediaInspector : IDisposable
{
    // The largest picture allowed takes 190 MB decoded; one at a time keeps a burst of uploads within the memory of a small server.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <param name="path">The file as it was received.</param>
    /// <param name="declaredName">The name that the sender gave it; believed in nothing but the words before its ending.</param>
    public async Task<MediaInspection> InspectAsync(string path, string declaredName, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length == 0) return MediaInspection.Refuse(MediaProblem.Empty, declaredName);
        if (length > MediaLimits.MaxBytes) return MediaInspection.Refuse(MediaProblem.TooLarge, declaredName, MediaLimits.MaxMegabytes);

        var kind = await RecogniseAsync(path, cancellationToken);
        if (PictureFormat.Of(kind) is not { } format) return MediaInspection.Refuse(RefusalOf(kind), declaredName, kind);

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Decoding holds a core for up to a second: not on the thread of a request.
            return await Task.Run(() => Decode(path, declaredName, format), cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static async Task<FileKind> RecogniseAsync(string path, CancellationToken cancellationToken)
    {
        var head = new byte[FileSignature.Length];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return FileSignature.Recognise(head.AsSpan(0, read));
    }

    private static string RefusalOf(FileKind kind) =>
        kind is FileKind.WebP or FileKind.Heic or FileKind.Avif or FileKind.Bmp or FileKind.Tiff or FileKind.Svg
            ? MediaProblem.FormatNotTaken
            : MediaProblem.NotAPicture;

    private static MediaInspection Decode(string path, string declaredName, PictureFormat format)
    {
        using var codec = SKCodec.Create(path);
        if (codec is null || codec.EncodedFormat != format.Encoded) return MediaInspection.Refuse(MediaProblem.Broken, declaredName);

        // From the header alone: a small file may claim a picture that fills the memory (a decompression bomb).
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (SizeProblem(declaredName, width, height) is { } problem) return new MediaInspection(null, problem);
        if (!DecodesFully(codec)) return MediaInspection.Refuse(MediaProblem.Broken, declaredName);

        var turned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        return MediaInspection.Accept(new PictureInfo(
            format.Rename(declaredName), format.ContentType, format.Extension, turned ? height : width, turned ? width : height));
    }

    private static MediaProblem? SizeProblem(string name, int width, int height)
    {
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        if (longer > MediaLimits.MaxSide) return new MediaProblem(MediaProblem.SideTooLong, name, width, height, MediaLimits.MaxSide);
        if (width + height > MediaLimits.MaxSidesTogether) return new MediaProblem(MediaProblem.SidesTooLong, name, width, height, MediaLimits.MaxSidesTogether);
        return longer > (long)shorter * MediaLimits.MaxAspect
            ? new MediaProblem(MediaProblem.TooNarrow, name, width, height, MediaLimits.MaxAspect)
            : null;
    }

    private static bool DecodesFully(SKCodec codec)
    {
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(codec.Info.Width, codec.Info.Height))) return false;
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success) return false;

        // An animation's later frames are only counted through: decoding hundreds would be a bomb of another kind.
        return codec.FrameInfo.All(frame => frame.FullyRecieved);
    }
}
