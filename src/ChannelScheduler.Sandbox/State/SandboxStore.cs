using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace ChannelScheduler.Sandbox;

/// <summary>
/// Keeps what the networks have accepted. With a state folder every <see cref="Put"/> is on disk before it returns,
/// so a post that was answered survives a kill of the process; without one nothing is kept.
/// One journal per network, one JSON line per change; the last line of a key wins.
/// </summary>
public sealed class SandboxStore(SandboxOptions options) : IDisposable
{
    private readonly string? _directory = options.StateDirectory;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FileStream> _journals = [];
    private readonly ConcurrentDictionary<string, SandboxFile> _files = new();

    /// <summary>Last stored value of every key that starts with the prefix, in order of first storing.</summary>
    public IReadOnlyList<T> Load<T>(string network, string keyPrefix)
    {
        if (_directory is null || !File.Exists(JournalPath(network)))
        {
            return [];
        }

        // A network reads several prefixes at its start only, so the file may be read once for each.
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in ReadLines(network))
        {
            if (line.Key.StartsWith(keyPrefix, StringComparison.Ordinal))
            {
                values[line.Key] = line.Value;
            }
        }

        return [.. values.Values.Select(v => v.Deserialize<T>(SandboxJson.Options)!)];
    }

    /// <summary>Stores the value; flushed to the disk on return.</summary>
    /// <exception cref="IOException">The disk is full or the folder is not writable: the caller must not answer success.</exception>
    public void Put<T>(string network, string key, T value)
    {
        if (_directory is null)
        {
            return;
        }

        var line = JsonSerializer.SerializeToUtf8Bytes(
            new JournalLine(key, JsonSerializer.SerializeToElement(value, SandboxJson.Options)), SandboxJson.Options);
        lock (_gate)
        {
            var journal = OpenJournal(network);
            journal.Write([.. line, (byte)'\n']);
            journal.Flush(flushToDisk: true);
        }
    }

    /// <summary>Stores the bytes of an uploaded file and returns it with its new id.</summary>
    public SandboxFile AddFile(string name, string contentType, byte[] content)
    {
        var file = new SandboxFile(Guid.NewGuid().ToString("N"), name, contentType, content);
        if (_directory is null)
        {
            _files[file.Id] = file;
            return file;
        }

        Directory.CreateDirectory(FilesPath);
        using (var stream = new FileStream(Path.Combine(FilesPath, file.Id), FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        // The journal line names the file, so it comes after the bytes.
        Put("files", file.Id, file with { Content = [] });
        _files[file.Id] = file with { Content = [] };
        return file;
    }

    /// <summary>The file, or null when the id is unknown.</summary>
    public SandboxFile? FindFile(string id)
    {
        if (_directory is null)
        {
            return _files.GetValueOrDefault(id);
        }

        var known = _files.GetValueOrDefault(id)
            ?? Load<SandboxFile>("files", id).FirstOrDefault(f => f.Id == id);
        return known is null ? null : known with { Content = File.ReadAllBytes(Path.Combine(FilesPath, known.Id)) };
    }

    public void Dispose()
    {
        foreach (var journal in _journals.Values)
        {
            journal.Dispose();
        }
    }

    private string FilesPath => Path.Combine(_directory!, "files");

    private string JournalPath(string network) => Path.Combine(_directory!, network + ".jsonl");

    private FileStream OpenJournal(string network)
    {
        if (!_journals.TryGetValue(network, out var journal))
        {
            Directory.CreateDirectory(_directory!);
            journal = new FileStream(JournalPath(network), FileMode.Append, FileAccess.Write, FileShare.Read);
            _journals[network] = journal;
            if (journal.Length > 0)
            {
                // A line torn by a kill must not swallow the next one.
                journal.WriteByte((byte)'\n');
            }
        }

        return journal;
    }

    private IEnumerable<JournalLine> ReadLines(string network)
    {
        using var stream = new FileStream(JournalPath(network), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } text)
        {
            if (TryParse(text) is { } line)
            {
                yield return line;
            }
        }
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
