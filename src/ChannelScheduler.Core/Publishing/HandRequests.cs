namespace ChannelScheduler.Core.Publishing;

/// <summary>Reasons that ask a person to change or delete in the channel what the program could not.</summary>
public static class HandRequests
{
    public const string Correct = "CorrectByHand";
    public const string Withdraw = "WithdrawByHand";

    /// <summary>Missed: a person was asked to publish it, and nobody said whether it is there.</summary>
    public const string Unconfirmed = "MissedByHand";

    private static readonly string[] Edits = [Correct, "EditRefused", "EditGaveUp"];
    private static readonly string[] Deletes = [Withdraw, "DeleteRefused", "DeleteGaveUp"];

    /// <summary>A person may have published it without saying so.</summary>
    public static bool MayStandByHand(this Publication publication) => publication is { Status: PublicationStatus.Missed, Reason.Code: Unconfirmed };

    /// <returns>What a person is asked for; null when nothing is.</returns>
    public static AttemptKind? PendingHand(this Publication publication) =>
        publication.PendingWrite is not null || publication.Reason is not { Code: var code } ? null
        : Edits.Contains(code) ? AttemptKind.Edit
        : Deletes.Contains(code) ? AttemptKind.Delete
        : null;
}
