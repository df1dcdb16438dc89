using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Links;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

public class LinkFamilyTests
{
    [Fact]
    public void Every_family_has_a_post_that_it_finds()
    {
        var found = PolicyFiles.Set.Rules
            .SelectMany(rule => FixturePost.Lines(rule.Definition, "blocked.txt"))
            .SelectMany(line => LinkScanner.Scan(FixturePost.Parse(line).Text, PolicyFiles.Set.Links))
            .Select(link => link.Family)
            .ToHashSet();

        Assert.NotEmpty(PolicyFiles.Set.Links.Names);
        Assert.Empty(PolicyFiles.Set.Links.Names.Except(found));
    }

    [Fact]
    public void One_linter_serves_many_threads()
    {
        var posts = PolicyFiles.Set.Rules.SelectMany(rule => FixturePost.Lines(rule.Definition, "blocked.txt")).Select(FixturePost.Parse).ToList();
        var alone = posts.Select(Ids).ToList();

        var together = Enumerable.Range(0, 8).AsParallel().Select(_ => posts.Select(Ids).ToList()).ToList();

        Assert.All(together, ids => Assert.Equal(alone, ids));
    }

    private static string Ids(LintInput input) => string.Join(' ', PolicyFiles.Linter.Lint(input).Findings.Select(finding => finding.RuleId));
}
