using System.Collections.Concurrent;
using System.Text.Json;

namespace ChannelScheduler.Sandbox;

/// <summary>
/// Keeps what the networks have accepted. With a state folder every <see cref="Put"/> is on disk before it returns,
/// so a post that was answered survives a kill of the process; without one nothing is kept.
/// One journal per network, and a folder of uploaded files.
/// </summary>
public sealed class SandboxStore(SandboxOptions options) : IDisposable
{
    private const string FilesJournal = "files";

    private readonly string? _directory = options.StateDirectory;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SandboxJournal> _journals = [];
    private readonly ConcurrentDictionary<string, SandboxFile> _files = new();

    /// <summary>Last stored value of every key that starts with the prefix, in order of first storing.</summary>
    public IReadOnlyList<T> Load<T>(string network, string keyPrefix)
    {
        if (_directory is null)
        {
            return [];
        }

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var (key, value) in Journal(network).Read().Where(l => l.Key.StartsWith(keyPrefix, StringComparison.Ordinal)))
            {
                values[key] = value;
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

        lock (_gate)
        {
            Journal(network).Append(key, value);
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
        Put(FilesJournal, file.Id, file with { Content = [] });
        return file;
    }

    /// <summary>The file, or null when the id is unknown.</summary>
    public SandboxFile? FindFile(string id)
    {
        if (_directory is null)
        {
            return _files.GetValueOrDefault(id);
        }

        // Only an id that the journal knows becomes a path.
        var known = Load<SandboxFile>(FilesJournal, id).FirstOrDefault(f => f.Id == id);
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

    private SandboxJournal Journal(string network)
    {
        if (!_journals.TryGetValue(network, out var journal))
        {
            _journals[network] = journal = new SandboxJournal(Path.Combine(_directory!, network + ".jsonl"));
        }

        return journal;
    }
}
