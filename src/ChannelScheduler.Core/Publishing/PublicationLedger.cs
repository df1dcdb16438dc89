namespace ChannelScheduler.Core.Publishing;

/// <summary>What the ledger says about the message that is out.</summary>
public static class PublicationLedger
{
    /// <summary>
    /// The writes whose words may stand in the channel: the last one that is known to have arrived, and every edit since whose outcome is not known.
    /// Empty when a person published it by hand.
    /// </summary>
    public static IReadOnlyList<PublicationAttempt> MayStand(this IPostWork work, Publication publication)
    {
        var found = new List<PublicationAttempt>();
        foreach (var attempt in work.Attempts.Reverse().Where(one => one.PublicationId == publication.Id && one.Kind != AttemptKind.Delete))
        {
            if (attempt.State is AttemptState.Refused or AttemptState.Prepared) continue;
            found.Add(attempt);
            // A send that ended in doubt counts as well: somebody has seen it there, or the publication would not be out.
            if (attempt.Kind == AttemptKind.Send || attempt.State == AttemptState.Accepted) break;
        }
        return found;
    }
}
