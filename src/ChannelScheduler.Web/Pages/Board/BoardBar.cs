namespace ChannelScheduler.Web.Pages.Board;

/// <summary>One place on the time axis of a graph.</summary>
/// <param name="Label">Short, and unique in its graph: 14:00, 24 нояб.</param>
public sealed record BoardBar(string Label, int Published, int Refused, int Failed)
{
    public bool IsEmpty => Published + Refused + Failed == 0;
}
