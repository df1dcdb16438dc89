using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Tests.Publishing;

/// <summary>A publication in any status.</summary>
internal static class PublicationAt
{
    /// <summary>Brought there along a shortest path through the table, as a real one would come.</summary>
    public static Publication Status(PublicationStatus target)
    {
        var paths = new Dictionary<PublicationStatus, PublicationStatus[]> { [PublicationStatus.Planned] = [] };
        var open = new Queue<PublicationStatus>([PublicationStatus.Planned]);
        while (open.TryDequeue(out var at))
        {
            foreach (var move in PublicationTransitions.All.Where(move => move.From == at && !paths.ContainsKey(move.To)))
            {
                paths[move.To] = [.. paths[at], move.To];
                open.Enqueue(move.To);
            }
        }
        var publication = new Publication { Id = Guid.NewGuid() };
        foreach (var status in paths[target]) publication.MoveTo(status);
        return publication;
    }
}
