namespace ChannelScheduler.Web.Pages.Board;

/// <summary>One place on the time axis of a graph.</summary>
/// <param name="Label">Unique in its graph: 14:00, вт 24 нояб.</param>
/// <param name="Brief">Below the bar, where there is little room; the label where it is short itself.</param>
public sealed record BoardBar(string Label, int Published, int Refused, int Failed, string? Brief = null)
{
    public bool IsEmpty => Published + Refused + Failed == 0;
}
