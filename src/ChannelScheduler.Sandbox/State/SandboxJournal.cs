using System.Text;
using System.Text.Json;

namespace ChannelScheduler.Sandbox;

/// <summary>
/// An append-only file, one JSON line <c>{key, value}</c> per change; the last line of a key wins. A line is on the disk
/// when <see cref="Append"/> returns. Not safe for concurrent use: the store guards it.
/// </summary>
internal sealed class SandboxJournal(string path) : IDisposable
{
    private FileStream? _file;

    /// <summary>All whole lines, oldest first.</summary>
    public IEnumerable<(string Key, JsonElement Value)> Read()
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } text)
        {
            if (TryParse(text) is { } line)
            {
                yield return (line.Key, line.Value);
            }
        }
    }

    /// <exception cref="IOException">The disk is full or the folder is not writable.</exception>
    public void Append<T>(string key, T value)
    {
        var line = new JournalLine(key, JsonSerializer.SerializeToElement(value, SandboxJson.Options));
        _file ??= Open();
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, SandboxJson.Options), (byte)'\n']);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file?.Dispose();

    private FileStream Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (file.Length > 0)
        {
            // A line torn by a kill must not swallow the next one.
            file.WriteByte((byte)'\n');
        }

        return file;
    }

    private static JournalLine? TryParse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<JournalLine>(text, SandboxJson.Options);
        }
        catch (JsonException)
        {
            // Torn by a kill: its request was never answered.
            return null;
        }
    }

    private sealed record JournalLine(string Key, JsonElement Value);
}
