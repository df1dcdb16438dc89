using System.Diagnostics;
using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Benchmarks;

/// <summary>How many posts a second one thread lints with all rules on, beside simpler ways to look at the same posts in the same run.</summary>
internal static class LintBenchmark
{
    private const int Posts = 1000;
    private const int Rounds = 5;

    public static void Run(double seconds)
    {
        var linter = new PolicyLinter(PolicySet.Load(RepositoryFiles.Policies));
        var shortPosts = PostMix.Make(Posts, 600);
        Contender[] contenders =
        [
            new("linter, all rules", input => linter.Lint(input).Findings.Count),
            .. FamilyExpressions.Contenders(),
            new("floor: one pass over the characters", input => Sum(input.Text)),
        ];
        Console.WriteLine($"{Posts} posts of 600 characters, one thread, {Rounds} interleaved rounds:");
        foreach (var contender in contenders) Measure(contender, shortPosts, seconds / 2);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var contender in contenders) contender.Rates.Add(Measure(contender, shortPosts, seconds));
        }

        foreach (var contender in contenders)
        {
            var rates = contender.Rates.Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {contender.Name,-48} median {rates[Rounds / 2],10:0} posts/s (min {rates[0]:0}, max {rates[^1]:0}), {Allocated(contender, shortPosts)} bytes a post"));
        }

        Console.WriteLine("one post of 4000 characters at a time:");
        var longPosts = PostMix.Make(Posts, 4000);
        foreach (var contender in contenders[..1])
        {
            var each = new List<double>();
            foreach (var post in Enumerable.Repeat(longPosts, 3).SelectMany(posts => posts))
            {
                var start = Stopwatch.GetTimestamp();
                contender.Look(post);
                each.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Console.WriteLine($"  {contender.Name,-48} {Percentiles.Of(each[Posts..])}");
        }
    }

    private static double Measure(Contender contender, IReadOnlyList<LintInput> posts, double seconds)
    {
        var done = 0;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            for (var i = 0; i < 100; i++) contender.Found += contender.Look(posts[done++ % posts.Count]);
        }

        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Allocated(Contender contender, IReadOnlyList<LintInput> posts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var post in posts) contender.Look(post);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / posts.Count;
    }

    private static int Sum(string text)
    {
        var sum = 0;
        foreach (var character in text) sum += character;
        return sum;
    }
}
