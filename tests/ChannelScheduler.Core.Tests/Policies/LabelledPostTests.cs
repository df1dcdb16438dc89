using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The labelled posts are sound as data; how the linter does on them is measured by the benchmarks' <c>recall</c>.</summary>
public class LabelledPostTests
{
    // Every id of the public contract, built or not: a label may be ahead of its rule.
    private static readonly HashSet<string> KnownRules =
    [
        "LNK001", "LNK002", "LNK003", "LNK004", "LNK005", "LNK006",
        "INF001", "INF002", "INF003", "INF004", "INF005", "INF006",
        "CHN001", "CHN002", "CHN003", "CHN004",
        "PUB001", "PUB002", "PUB003", "PUB004", "PUB005", "PUB006", "PUB007",
        "MED001", "MED002", "MED003", "MED004",
    ];

    [Theory]
    [InlineData("heldout")]
    [InlineData("tuning")]
    public void Labels_name_known_rules_and_a_verdict_that_fits_them(string file)
    {
        foreach (var post in LabelledPost.Load(file))
        {
            Assert.NotNull(post.ToInput());
            Assert.Subset(KnownRules, post.Expect.ToHashSet());
            Assert.True((post.Verdict == LintVerdict.Pass) == (post.Expect.Count == 0), $"{post.Id}: a post passes when no rule is expected");
            Assert.True(
                post.Verdict != LintVerdict.Block || post.Expect.Any(rule => rule is "PUB007" || rule.StartsWith("LNK", StringComparison.Ordinal)),
                $"{post.Id}: only a link or a length blocks");
        }
    }

    [Fact]
    public void No_post_stands_in_both_files_and_no_id_is_used_twice()
    {
        var posts = LabelledPost.Load("heldout").Concat(LabelledPost.Load("tuning")).ToList();

        Assert.Empty(posts.GroupBy(post => post.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(posts.GroupBy(post => post.Text).Where(same => same.Count() > 1).Select(same => same.First().Id));
    }
}
