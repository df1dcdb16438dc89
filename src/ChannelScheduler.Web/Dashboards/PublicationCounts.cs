namespace ChannelScheduler.Web.Dashboards;

/// <summary>How many publications of all schools stand where a manager looks first.</summary>
/// <param name="Soon">Due within <see cref="UpcomingStates.SoonIs"/>, and not late.</param>
/// <param name="Late">Due longer ago than <see cref="UpcomingStates.LateIs"/>, and not out.</param>
/// <param name="Failed">Refused for good, or missed.</param>
internal sealed record PublicationCounts(int Soon, int Late, int Failed, int InDoubt, int OnHold);
