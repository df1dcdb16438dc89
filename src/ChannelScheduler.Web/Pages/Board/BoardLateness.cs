namespace ChannelScheduler.Web.Pages.Board;

/// <summary>How long after their due time publications went out.</summary>
/// <param name="Count">How many were judged.</param>
public sealed record BoardLateness(int Count, TimeSpan Median, TimeSpan P99)
{
    /// <returns>Null for none.</returns>
    public static BoardLateness? Of(IReadOnlyCollection<TimeSpan> times)
    {
        if (times.Count == 0) return null;
        var sorted = times.Order().ToList();
        return new BoardLateness(sorted.Count, At(sorted, 0.5), At(sorted, 0.99));
    }

    // The nearest rank: a time that really occurred.
    private static TimeSpan At(List<TimeSpan> sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Count) - 1];
}
