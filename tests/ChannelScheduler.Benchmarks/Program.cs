using System.Globalization;
using ChannelScheduler.Benchmarks;

// What the promises about time rest on, measured through the real parts. Compare runs on one machine with each other, not with another machine's.
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
switch (args.FirstOrDefault())
{
    case "lateness": // from the due instant to the first byte at the network
        foreach (var posts in count is { } one ? [one] : new[] { 1, 20, 200 }) await LatenessBenchmark.RunAsync(posts);
        return 0;
    case "lint": // posts a second, all rules on, beside simpler ways
        LintBenchmark.Run(count ?? 1);
        return 0;
    case "recall": // the linter's verdicts on labelled posts
        RecallBenchmark.Run();
        return 0;
    case "api": // POST /posts, each on disk before its answer
        await ApiBenchmark.RunAsync(count ?? 300);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run --project tests/ChannelScheduler.Benchmarks -c Release -- lateness [posts] | lint [seconds] | recall | api [writes]");
        return 2;
}
