using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Benchmarks;

/// <summary>How many of the labelled posts the linter judges as a reader would. It measures and asserts nothing.</summary>
internal static class RecallBenchmark
{
    private static readonly int Column = "LNK001, not built".Length;

    public static void Run()
    {
        var linter = new PolicyLinter(PolicySet.Load(RepositoryFiles.Policies));
        var built = linter.Policies.Rules.Select(rule => rule.Definition.Id).ToHashSet();
        Report("tuning", linter, built, namePosts: true);
        // Whoever sees which held-back line failed will mend that line: its figures only.
        Report("heldout", linter, built, namePosts: false);
    }

    private static void Report(string name, PolicyLinter linter, HashSet<string> built, bool namePosts)
    {
        var judged = LabelledPost.Load(name).Select(post => new Judged(post, linter.Lint(post.ToInput()))).ToList();
        Console.WriteLine($"{name}: {judged.Count} posts");
        Console.WriteLine($"  {"rule".PadRight(Column)}  stopped: posts to block that are blocked; found: posts in which the rule itself reports");
        foreach (var rule in judged.SelectMany(one => one.Post.Expect).Distinct().Order(StringComparer.Ordinal))
        {
            var posts = judged.Where(one => one.Post.Expect.Contains(rule)).ToList();
            var toBlock = posts.Where(one => one.Post.Verdict == LintVerdict.Block).ToList();
            var stopped = toBlock.Count == 0 ? new string(' ', 26) : ("stopped " + Share(toBlock, one => one.IsBlocked)).PadRight(26);
            Console.WriteLine($"  {(built.Contains(rule) ? rule : rule + ", not built").PadRight(Column)}  {stopped}  found {Share(posts, one => one.Finds(rule))}");
        }

        Total("blocking, recall", judged.Where(one => one.Post.Verdict == LintVerdict.Block), one => one.IsBlocked, "missed");
        Total("warnings, recall", judged.Where(one => one.Post.Verdict == LintVerdict.Warn), one => one.Post.Expect.All(one.Finds), "missed");
        Total("false blocks", judged.Where(one => one.Post.Verdict != LintVerdict.Block), one => one.IsBlocked, null);
        Total("false warnings", judged.Where(one => one.Post.Verdict == LintVerdict.Pass), one => one.Report.Verdict == LintVerdict.Warn, null);
        var falseRules = judged.Where(one => one.Post.Verdict == LintVerdict.Pass).SelectMany(one => one.Report.Findings.Where(finding => finding.Severity == FindingSeverity.Warning).Select(finding => finding.RuleId).Distinct());
        Console.WriteLine($"    of these rules: {string.Join(", ", falseRules.CountBy(rule => rule).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}").DefaultIfEmpty("none"))}");
        Console.WriteLine();

        // A recall names what it lacks, a count of mistakes names what it counts.
        void Total(string title, IEnumerable<Judged> among, Func<Judged, bool> holds, string? lack)
        {
            var posts = among.ToList();
            Console.WriteLine($"  {title.PadRight(Column)}  {Share(posts, holds)}");
            var named = posts.Where(one => holds(one) == lack is null).Select(one => one.Post.Id).ToList();
            if (namePosts && named.Count > 0) Console.WriteLine($"    {lack ?? "these"}: {string.Join(' ', named)}");
        }
    }

    private static string Share(IReadOnlyCollection<Judged> posts, Func<Judged, bool> holds)
    {
        var count = posts.Count(holds);
        return string.Create(CultureInfo.InvariantCulture, $"{count} of {posts.Count} = {(posts.Count == 0 ? 0 : (double)count / posts.Count):0.000}");
    }

    private sealed record Judged(LabelledPost Post, LintReport Report)
    {
        public bool IsBlocked => Report.Verdict == LintVerdict.Block;

        // Whether a chat by number or a dialogue is a chat or a closed address is for links.yaml to say; labels were written before that line was drawn.
        public bool Finds(string rule) => Report.Findings.Any(finding => finding.RuleId == rule || (IsChatOrClosed(rule) && IsChatOrClosed(finding.RuleId)));

        private static bool IsChatOrClosed(string rule) => rule is "LNK001" or "LNK003";
    }
}
