using System.Globalization;

namespace ChannelScheduler.Benchmarks;

internal static class Percentiles
{
    /// <returns>Median, 99th percentile (nearest rank) and maximum, in milliseconds.</returns>
    public static string Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
        return string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):0.00} ms, p99 {At(0.99):0.00} ms, max {sorted[^1]:0.00} ms (n={sorted.Count})");
    }
}
