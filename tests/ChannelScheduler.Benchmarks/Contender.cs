using System.Diagnostics;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Benchmarks;

/// <summary>One way to look at a post; <paramref name="Look"/> answers with something that depends on its work, so that none of it is left out.</summary>
internal sealed record Contender(string Name, Func<LintInput, long> Look)
{
    private const int Batch = 100;

    private long _found;

    /// <summary>Posts a second of earlier measurements.</summary>
    public List<double> Rates { get; } = [];

    /// <returns>Posts a second on this thread.</returns>
    public double Measure(IReadOnlyList<LintInput> posts, double seconds)
    {
        var done = 0;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            for (var i = 0; i < Batch; i++) _found += Look(posts[done++ % posts.Count]);
        }

        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <returns>Bytes allocated for one post, on average.</returns>
    public long Allocated(IReadOnlyList<LintInput> posts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var post in posts) _found += Look(post);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / posts.Count;
    }
}
