using System.Globalization;
using ChannelScheduler.Benchmarks;

// What the promises about time rest on, measured through the real parts. Compare runs on one machine with each other, not with another machine's.
var argument = args.Length > 1 ? args[1] : null;
int? count = int.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? number : null;
switch (args.FirstOrDefault())
{
    case "engines": // Hangfire as shipped, our queue, our clock, in one run: how late, and how many a second
        await EnginesBenchmark.RunAsync(count ?? 500);
        return 0;
    case "lateness": // from the due instant to the first byte at the network
        foreach (var posts in count is { } one ? [one] : new[] { 1, 20, 200 }) await LatenessBenchmark.RunAsync(posts);
        return 0;
    case "lint": // posts a second, all rules on, beside simpler ways
        LintBenchmark.Run(count ?? 1);
        return 0;
    case "growth": // time on hostile texts up to a million characters
        GrowthBenchmark.Run(argument);
        return 0;
    case "textlint": // beside textlint, which lies in that folder
        TextlintBenchmark.Run(argument ?? ".");
        return 0;
    case "recall": // the linter's verdicts on labelled posts
        RecallBenchmark.Run();
        return 0;
    case "fuzz": // mutated posts, each held to what holds for every post
        return LintFuzz.Run(count ?? 1_000_000, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null);
    case "api": // POST /posts, each on disk before its answer
        await ApiBenchmark.RunAsync(count ?? 300);
        return 0;
    case "live": // how late an open dashboard shows a change, and what it costs while nothing happens
        if (Environment.GetEnvironmentVariable("CHROMIUM") is not { Length: > 0 } chromium)
        {
            Console.Error.WriteLine("CHROMIUM has to name a browser: CHROMIUM=/usr/bin/chromium");
            return 2;
        }
        await LiveBenchmark.RunAsync(count ?? 30, chromium);
        return 0;
    case "lists": // time per page of every list, with 1,000 posts and with 100,000
        await ListsBenchmark.RunAsync(count ?? 100_000);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run --project tests/ChannelScheduler.Benchmarks -c Release -- engines [jobs] | lateness [posts] | lint [seconds] | growth [which] | textlint FOLDER | recall | fuzz [posts] [seed] | api [writes] | live [changes] | lists [posts]");
        return 2;
}
