using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Benchmarks;

/// <summary>
/// The linter beside textlint on the same posts in one run, textlint with one rule for each of <see cref="FamilyExpressions.Patterns"/>. textlint is installed by whoever
/// measures, in a folder outside the repository: <c>npm install textlint</c>.
/// </summary>
internal static class TextlintBenchmark
{
    private const int Posts = 1000;
    private const int Rounds = 3;

    /// <param name="folder">Where <c>node_modules/textlint</c> lies.</param>
    public static void Run(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "textlint"))) throw new ArgumentException($"There is no node_modules/textlint in {folder}: run 'npm install textlint' there.", nameof(folder));
        var posts = PostMix.Make(Posts, 600);
        var linter = new PolicyLinter(PolicySet.Load(RepositoryFiles.Policies));
        var ours = new Contender("linter, all rules", input => linter.Lint(input).Findings.Count);
        var input = Path.GetTempFileName();
        try
        {
            File.WriteAllText(input, JsonSerializer.Serialize(new { patterns = FamilyExpressions.Patterns, posts = posts.Select(post => post.Text) }));
            for (var round = 1; round <= Rounds; round++)
            {
                ours.Measure(posts, 1);
                var rate = ours.Measure(posts, 2);
                var textlint = Textlint(folder, input);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: linter {rate:0} posts/s, textlint {textlint:0} posts/s, {rate / textlint:0.0} times"));
            }
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static double Textlint(string folder, string input)
    {
        var script = Path.Combine(RepositoryFiles.Root, "tests", "ChannelScheduler.Benchmarks", "Textlint", "run.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, folder, input, "2"]) { RedirectStandardOutput = true })!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0
            ? JsonDocument.Parse(output).RootElement.GetProperty("rate").GetDouble()
            : throw new InvalidOperationException($"node ended with {node.ExitCode}.");
    }
}
