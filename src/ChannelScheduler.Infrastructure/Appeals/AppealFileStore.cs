using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Media;

namespace ChannelScheduler.Infrastructure.Appeals;

/// <summary>Screenshots and videos of appeals, as they were given: support wants them whole, and nobody else is shown them. Kept apart from pictures of posts.</summary>
public sealed class AppealFileStore(string root, TimeProvider time)
{
    private const int LongestName = 100;

    private readonly MediaFileStore _files = new(root, time);

    /// <exception cref="RefusedException">It is empty, too large, or neither a picture nor a video; nothing is kept.</exception>
    public async Task<AppealFile> KeepAsync(Guid appealId, Stream content, string name, CancellationToken cancellationToken)
    {
        using var received = await _files.ReceiveAsync(content, AppealFileLimits.MaxBytes, cancellationToken);
        if (received.Length == 0) throw new RefusedException(RefusalKind.Invalid, "AppealFileEmpty", "files", ShortName(name));
        if (received.Length > AppealFileLimits.MaxBytes) throw TooLarge();
        var (type, extension) = await TypeOfAsync(received.Path, cancellationToken) ?? throw new RefusedException(RefusalKind.Invalid, "AppealFileKind", "files", ShortName(name));
        // Each appeal has its own: what one deletes is never what another one just took in.
        var stored = _files.Keep(received, $"-{appealId:N}{extension}");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        return new AppealFile { Id = Guid.CreateVersion7(now), AppealId = appealId, AddedAt = now, Name = ShortName(name), ContentType = type, Length = stored.Length, StoragePath = stored.Path };
    }

    public static RefusedException TooLarge() =>
        new(RefusalKind.Invalid, "AppealFilesTooLarge", "files", AppealFileLimits.MaxMegabytes.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public string PathOf(AppealFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _files.PathOf(file.StoragePath);
    }

    /// <summary>Files that have lain here since before this instant, as <see cref="AppealFile.StoragePath"/> names them; uploads that were broken off before it are gone.</summary>
    public IReadOnlyList<string> LyingSince(DateTimeOffset before)
    {
        _files.DeleteStaleUploads();
        var folder = new DirectoryInfo(root);
        if (!folder.Exists) return [];
        return [.. folder.EnumerateDirectories("??").SelectMany(one => one.EnumerateFiles()).Where(file => file.LastWriteTimeUtc < before.UtcDateTime).Select(file => $"{file.Directory!.Name}/{file.Name}")];
    }

    /// <summary>An older version gave two appeals with the same picture one file: ask whether anybody still names it.</summary>
    public void Delete(string storagePath) => File.Delete(_files.PathOf(storagePath));

    private static async Task<(string Type, string Extension)?> TypeOfAsync(string path, CancellationToken cancellationToken)
    {
        var head = new byte[FileSignature.Length];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return FileSignature.Recognise(head.AsSpan(0, read)) switch
        {
            FileKind.Jpeg => ("image/jpeg", ".jpg"),
            FileKind.Png => ("image/png", ".png"),
            FileKind.Gif => ("image/gif", ".gif"),
            FileKind.WebP => ("image/webp", ".webp"),
            FileKind.Heic => ("image/heic", ".heic"),
            FileKind.Video => VideoOf(head),
            _ => null,
        };
    }

    // The two families that telephones and screen recorders write; the signature knows more of them than support opens.
    private static (string, string)? VideoOf(ReadOnlySpan<byte> head) =>
        head[4..8].SequenceEqual("ftyp"u8) ? ("video/mp4", ".mp4") : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? ("video/webm", ".webm") : null;

    // A name comes from outside: no folders, nothing invisible, no line breaks into a letter's headers.
    private static string ShortName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && System.Text.Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format && rune != System.Text.Rune.ReplacementChar)).Trim();
        if (clean.Length > LongestName) clean = clean[^LongestName..];
        return clean.Length == 0 || char.IsLowSurrogate(clean[0]) ? "file" : clean;
    }
}
