using System.Security.Cryptography;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// Pictures as files named by their content, <c>ab/abcd….jpg</c>. A file is flushed to disk under its final name before anyone learns that
/// name, so a database row never names a file that a power cut took (promise P1). The same picture twice is one file.
/// </summary>
/// <param name="root">The media folder; made when it is not there.</param>
public sealed class MediaFileStore(string root, TimeProvider time)
{
    private const int BufferBytes = 128 * 1024;

    // Longer than any upload takes, so that no other request's file is swept away.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    private string Incoming => Path.Combine(root, ".incoming");

    /// <summary>Writes an upload beside the store while hashing it, and stops reading one byte after <paramref name="maxBytes"/>.</summary>
    /// <exception cref="IOException">The disk is full or the sender went away; nothing is left behind.</exception>
    public async Task<ReceivedFile> ReceiveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Incoming);
        var path = Path.Combine(Incoming, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            var total = 0L;
            while (total <= maxBytes)
            {
                var wanted = (int)Math.Min(buffer.Length, maxBytes + 1 - total);
                var read = await content.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken);
                if (read == 0) break;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                total += read;
            }

            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
            return new ReceivedFile(path, total, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Gives a received file its final name. When this returns, file and name survive a power cut.</summary>
    /// <param name="extension">With its dot.</param>
    public StoredMedia Keep(ReceivedFile received, string extension)
    {
        var relative = $"{received.Sha256[..2]}/{received.Sha256}{extension}";
        var target = PathOf(relative);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DirectorySync.Flush(root);
        }

        // Over an existing file of the same name: the bytes are the same, and a damaged one is healed.
        File.Move(received.Path, target, overwrite: true);
        DirectorySync.Flush(folder);
        return new StoredMedia(received.Sha256, relative, received.Length);
    }

    /// <summary>The full path of a <see cref="StoredMedia.Path"/>.</summary>
    /// <exception cref="ArgumentException">The path leads out of the media folder.</exception>
    public string PathOf(string relativePath)
    {
        var folder = Path.GetFullPath(root) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, relativePath));
        return path.StartsWith(folder, StringComparison.Ordinal) ? path : throw new ArgumentException($"'{relativePath}' is not in the media folder.", nameof(relativePath));
    }

    /// <summary>Deletes uploads that a stopped program left unfinished.</summary>
    /// <returns>How many.</returns>
    public int DeleteStaleUploads()
    {
        if (!Directory.Exists(Incoming)) return 0;
        var stale = new DirectoryInfo(Incoming).GetFiles().Where(file => file.LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - StaleAfter).ToList();
        stale.ForEach(file => file.Delete());
        return stale.Count;
    }
}
