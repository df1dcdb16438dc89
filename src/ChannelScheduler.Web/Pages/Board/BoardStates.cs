using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>Which states have a card, in which order, and how loudly they are shown.</summary>
internal static class BoardStates
{
    /// <summary>What needs a person comes first.</summary>
    public static readonly IReadOnlyList<BoardState> NeedPerson =
        [BoardState.InDoubt, BoardState.Failed, BoardState.Missed, BoardState.OnHold, BoardState.Late, BoardState.ByHand, BoardState.Expired, BoardState.WaitingApproval];

    /// <summary>What goes its way.</summary>
    public static readonly IReadOnlyList<BoardState> OnTheWay = [BoardState.DueSoon, BoardState.Scheduled, BoardState.Publishing, BoardState.Retrying];

    /// <summary>What is behind us.</summary>
    public static readonly IReadOnlyList<BoardState> Out = [BoardState.Today, BoardState.Early];

    public static IEnumerable<BoardState> Cards => [.. NeedPerson, .. OnTheWay, .. Out];

    /// <summary>Classes of a card (dashboard.css) whose count is not zero.</summary>
    public static string Tone(BoardState state) => state switch
    {
        BoardState.InDoubt or BoardState.Failed or BoardState.Missed or BoardState.OnHold or BoardState.Late or BoardState.Expired => "bad",
        BoardState.ByHand or BoardState.WaitingApproval or BoardState.Retrying or BoardState.Early => "wait",
        BoardState.Today => "good",
        _ => "plan",
    };
}
