using System.Collections.Concurrent;
using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;
using ChannelScheduler.Testing.Policies;

namespace ChannelScheduler.Benchmarks;

/// <summary>Very many mutated posts, each held to what holds for every post. Nothing is kept, so memory doesn't grow with their number.</summary>
internal static class LintFuzz
{
    private const int Progress = 100_000;
    private const int MostFailures = 10;

    /// <returns>1 when a post broke a property.</returns>
    public static int Run(int posts, int? givenSeed)
    {
        var seed = givenSeed ?? Random.Shared.Next();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz: {posts} posts, seed {seed}"));
        var linter = new PolicyLinter(PolicySet.Load(RepositoryFiles.Policies));
        var mutator = new PostMutator(seed);
        var start = TimeProvider.System.GetTimestamp();
        var done = 0;
        var failures = new ConcurrentDictionary<string, int>();
        Parallel.For(0, posts, (number, loop) =>
        {
            if (LintProperties.FirstBroken(linter, mutator.Post(number)) is { } broken && failures.TryAdd(KeyOf(broken), number) && failures.Count >= MostFailures) loop.Stop();
            if (Interlocked.Increment(ref done) is var count && count % Progress == 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count} after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s"));
        });
        foreach (var number in failures.Values.Order()) Print(linter, mutator.Post(number), number);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done} posts, {failures.Count} sorts of failure, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s"));
        return failures.IsEmpty ? 0 : 1;
    }

    // One post of each sort is enough: the property and what follows it first, a rule's id or an exception's name.
    private static string KeyOf(BrokenProperty broken) => broken.Name + ": " + broken.How.Split(' ', '\n')[0];

    private static void Print(PolicyLinter linter, LintInput input, int number)
    {
        var broken = LintProperties.FirstBroken(linter, input)!;
        var smallest = LintProperties.Minimise(linter, input, broken);
        Console.WriteLine($"  post {number} breaks: {broken.Name}");
        Console.WriteLine($"    {LintProperties.FirstBroken(linter, smallest)!.How}");
        Console.WriteLine($"    channels {string.Join(", ", smallest.Channels.Select(channel => channel.Kind))}");
        foreach (var field in LintField.AllOf(smallest)) Console.WriteLine($"    {field.Name} {LintProperties.Escaped(field.Text)}");
    }
}
