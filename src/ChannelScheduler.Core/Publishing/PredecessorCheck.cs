using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Looks at the MAX post before its follower goes: a person may have deleted or changed it, and a correction may be on its way to it.
/// What a person published by hand is not compared: its words never were ours.
/// </summary>
public sealed class PredecessorCheck(ChannelAccessProvider access, ChannelPublishers publishers)
{
    public const string Deleted = "HoldPredecessorDeleted";
    public const string Changed = "HoldPredecessorChanged";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <returns>Null when nothing speaks against it.</returns>
    public async Task<GateDecision?> DecideAsync(IPostWork work, Publication follower, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var predecessor = work.PredecessorOf(follower);
        if (predecessor is not { Status: PublicationStatus.Published, ExternalId: { } externalId } || follower.DespiteMax) return null;
        switch (predecessor.PendingWrite)
        {
            case AttemptKind.Delete:
                return Hold("HoldPredecessorWithdrawn");
            case AttemptKind.Edit:
                return new GateDecision.Later(now + Pause, new Reason("WaitsForCorrection"));
        }
        var standing = work.MayStand(predecessor);
        if (standing.Count == 0) return null;
        return await ReadAsync(work.Channels[predecessor.ChannelId], externalId, cancellationToken) switch
        {
            ReadMessageResult.Gone => Hold(Deleted),
            ReadMessageResult.Failed failed => new GateDecision.Later(now + Pause, new Reason("WaitsForMaxRead", failed.Message)),
            ReadMessageResult.Present present when standing.All(attempt => Letters(attempt.PlainText) != Letters(present.PlainText)) => Hold(Changed),
            _ => null,
        };
    }

    private async Task<ReadMessageResult> ReadAsync(Channel channel, string externalId, CancellationToken cancellationToken)
    {
        try
        {
            return await publishers.For(channel).ReadAsync(access.Open(channel), externalId, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new ReadMessageResult.Failed(e is SecretUnreadableException ? e.Message : e.GetType().Name);
        }
    }

    private static GateDecision.Hold Hold(string code) => new(HoldCause.Predecessor, new Reason(code));

    // How a network spells blank lines, marks and escapes is not a change by hand.
    private static string Letters(string text) => string.Concat(text.Normalize().Where(char.IsLetterOrDigit));
}
