using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>Every rule is held to the posts in its own folder.</summary>
public class PolicyFixtureTests
{
    public static TheoryData<string, string> Blocked => FixturePost.All("blocked.txt");

    public static TheoryData<string, string> Allowed => FixturePost.All("allowed.txt");

    [Theory]
    [MemberData(nameof(Blocked))]
    public void A_post_in_blocked_txt_is_found_by_its_rule(string ruleId, string line)
    {
        var findings = PolicyFiles.Linter.Lint(FixturePost.Parse(line)).Findings;

        Assert.Contains(ruleId, findings.Select(finding => finding.RuleId));
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_post_in_allowed_txt_is_left_alone_by_its_rule(string ruleId, string line)
    {
        var findings = PolicyFiles.Linter.Lint(FixturePost.Parse(line)).Findings;

        Assert.DoesNotContain(ruleId, findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public void Every_rule_has_posts_of_both_sorts()
    {
        foreach (var rule in PolicyFiles.Set.Rules)
        {
            Assert.NotEmpty(FixturePost.Lines(rule.Definition, "blocked.txt"));
            Assert.NotEmpty(FixturePost.Lines(rule.Definition, "allowed.txt"));
        }
    }
}
