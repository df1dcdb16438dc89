using System.Collections.Concurrent;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>
/// Files that are being written, so that the page which asked for one can say how far it is. A file is known by a mark that its page made up; it says a number and nothing of what is in it.
/// In memory, and for a while only: the file itself is nowhere but on its way.
/// </summary>
public sealed class BoardExports(TimeProvider time)
{
    /// <summary>Longer ago nobody waits for it any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>More than people could ask for at once; beyond it the oldest are forgotten, and their pages say nothing more.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<Guid, BoardExport> _all = new();

    public BoardExport? Find(Guid mark) => _all.GetValueOrDefault(mark);

    public BoardExport Begin(Guid mark)
    {
        var now = time.GetUtcNow();
        foreach (var (key, old) in _all.Where(one => one.Value.EndedAt is { } ended && now - ended > Kept)) _all.TryRemove(KeyValuePair.Create(key, old));
        while (_all.Count >= Most && _all.OrderBy(one => one.Value.StartedAt).FirstOrDefault() is { Value: not null } oldest) _all.TryRemove(oldest);
        var export = new BoardExport(now);
        _all[mark] = export;
        return export;
    }

    public void End(BoardExport export, bool isWhole) => export.End(time.GetUtcNow(), isWhole);
}
