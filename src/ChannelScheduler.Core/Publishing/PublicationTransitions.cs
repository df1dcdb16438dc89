using State = ChannelScheduler.Core.Publishing.PublicationStatus;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Every allowed move of a publication; anything else throws. The diagram in src/README.md is made from this table.
/// </summary>
public static class PublicationTransitions
{
    public static readonly IReadOnlyList<(State From, State To, string Why)> All =
    [
        (State.Planned, State.Scheduled, "approved, or MAX is out and the delay is known"),
        (State.Planned, State.OnHold, "MAX failed, missed or cancelled"),
        (State.Planned, State.Missed, "a correction was not approved in time"),
        (State.Planned, State.Cancelled, "cancelled"),
        (State.Scheduled, State.Publishing, "claimed"),
        (State.Scheduled, State.Planned, "edited: approval is void"),
        (State.Scheduled, State.OnHold, "MAX was withdrawn"),
        (State.Scheduled, State.Missed, "too late"),
        (State.Scheduled, State.Cancelled, "cancelled"),
        (State.Publishing, State.Published, "accepted by the network"),
        (State.Publishing, State.Retrying, "refused for now, or never sent"),
        (State.Publishing, State.InDoubt, "outcome unknown"),
        (State.Publishing, State.Failed, "refused for good"),
        (State.Publishing, State.OnHold, "gate or channel stops it"),
        (State.Publishing, State.AwaitingHand, "delivery by hand"),
        (State.Publishing, State.Scheduled, "lease ran out before sending, or moved out of quiet hours"),
        (State.Publishing, State.Missed, "too late"),
        (State.Retrying, State.Publishing, "claimed"),
        (State.Retrying, State.Planned, "edited: approval is void"),
        (State.Retrying, State.Scheduled, "moved by a person"),
        (State.Retrying, State.Missed, "too late"),
        (State.Retrying, State.Cancelled, "cancelled"),
        (State.InDoubt, State.Published, "found by read-back, or confirmed by a person"),
        (State.InDoubt, State.Retrying, "proved absent: sent once more"),
        (State.InDoubt, State.Missed, "proved absent, too late to send again"),
        (State.InDoubt, State.Failed, "a person says it is not there"),
        (State.AwaitingHand, State.Published, "a person pasted its address"),
        (State.AwaitingHand, State.Failed, "a person says it was not published"),
        (State.AwaitingHand, State.Missed, "nobody confirmed it"),
        (State.AwaitingHand, State.OnHold, "MAX was withdrawn"),
        (State.AwaitingHand, State.Cancelled, "cancelled"),
        (State.OnHold, State.Scheduled, "released"),
        (State.OnHold, State.Planned, "edited, or MAX is tried again"),
        (State.OnHold, State.Missed, "released too late"),
        (State.OnHold, State.Published, "a person published it by hand"),
        (State.OnHold, State.Cancelled, "cancelled"),
        (State.Failed, State.Scheduled, "a person tries again"),
        (State.Failed, State.Planned, "edited"),
        (State.Failed, State.Published, "a person found it there"),
        (State.Failed, State.Cancelled, "cancelled"),
        (State.Missed, State.Scheduled, "a person tries again"),
        (State.Missed, State.Planned, "edited"),
        (State.Missed, State.Published, "a person published it by hand"),
        (State.Missed, State.Failed, "a person says it was not published"),
        (State.Missed, State.Cancelled, "cancelled"),
        (State.Cancelled, State.Planned, "its channel was chosen again"),
        (State.Published, State.Withdrawn, "taken down"),
    ];

    private static readonly HashSet<(State, State)> Allowed = [.. All.Select(move => (move.From, move.To))];

    public static bool IsAllowed(State from, State to) => Allowed.Contains((from, to));
}
