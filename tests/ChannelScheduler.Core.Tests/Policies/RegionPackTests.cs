using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What a region does otherwise holds for its schools alone, and never weakens a block.</summary>
public sealed class RegionPackTests : IDisposable
{
    private const string Head = "name: {ru: Регион, en: Region}\n";
    private const string ShortLink = "Фото: https://clck.ru/abc";
    private readonly string _copy = PolicyFiles.Copy();

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact]
    public void A_region_changes_its_own_schools_and_nobody_elses()
    {
        var policies = Load("66", "rules: {LNK005: {severity: error}}\n");

        Assert.Equal(LintVerdict.Block, Verdict(policies, ShortLink, "66"));
        Assert.Equal(LintVerdict.Block, Verdict(policies, ShortLink, " 66 "));
        Assert.Equal(LintVerdict.Warn, Verdict(policies, ShortLink, "77"));
        Assert.Equal(LintVerdict.Warn, Verdict(policies, ShortLink, null));
        Assert.Equal(["LNK005"], policies.Regions["66"].ChangedRules);
    }

    [Theory]
    [InlineData("66", 4, 6)]
    [InlineData("66", 8, 8)]
    [InlineData("77", 4, 4)]
    [InlineData("77", 0, 0)]
    public void The_gospublic_of_a_region_waits_as_long_as_its_pack_says_or_longer(string region, int serverHours, int hours)
    {
        var options = new PublishingOptions { CrossPostDelay = TimeSpan.FromHours(serverHours) };
        options.Heed(new SwitchedPolicies(Load("66", "publishing: {delayHours: 6}\n")));

        Assert.Equal(TimeSpan.FromHours(hours), options.DelayFor(new School { Name = "Школа", Inn = "0012345673", Region = region, TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default }));
    }

    [Fact]
    public void A_warning_may_become_advice_while_its_blocking_wording_stays()
    {
        var policies = Load("66", "rules: {LNK005: {severity: advice}}\n");

        Assert.Equal(FindingSeverity.Advice, Assert.Single(Lint(policies, ShortLink, "66").Findings).Severity);
        Assert.Equal(LintVerdict.Block, Verdict(policies, "Вступайте в чат: https://clck.ru/abc", "66"));
    }

    [Fact]
    public void A_region_adds_addresses_of_its_own_servers_after_what_holds_everywhere()
    {
        var policies = Load("66", "families:\n  - family: Сервер\n    hosts: [meet.region.example, live.max.ru]\n    forms: [{kind: closed, path: join/*}]\n");

        Assert.Equal("LNK003", Assert.Single(Lint(policies, "https://meet.region.example/join/5", "66").Findings).RuleId);
        Assert.Empty(Lint(policies, "https://meet.region.example/join/5", "77").Findings);
        Assert.Contains(Lint(policies, "https://max.ru/join/abcd", "66").Findings, finding => finding.RuleId == "LNK001");
        Assert.Equal(["Сервер"], policies.Regions["66"].Families);
    }

    [Fact]
    public void A_region_sets_what_publishing_yaml_leaves_open()
    {
        var policies = Load("66", "publishing: {maxLinkInPosts: true}\n");

        Assert.True(policies.For("66").Publishing.MaxLinkInPosts);
        Assert.False(policies.For("77").Publishing.MaxLinkInPosts);
        Assert.Equal(policies.Publishing.Lengths, policies.For("66").Publishing.Lengths);
    }

    [Fact]
    public void A_region_may_ask_for_another_delay_and_another_number_of_posts()
    {
        var policies = Load("66", "publishing:\n  delayHours: 6\n  week: {least: 2, most: 4, adviseFrom: friday, fullWeek: 3}\n");

        var (mine, everywhere) = (policies.For("66").Publishing, policies.Publishing);
        Assert.Equal((TimeSpan.FromHours(6), 2, everywhere.Crowded), (mine.Delay, mine.Week.Least, mine.Crowded));
        Assert.Equal((TimeSpan.FromHours(4), 3), (everywhere.Delay, everywhere.Week.Least));
    }

    [Fact]
    public void Every_key_of_publishing_yaml_but_the_networks_limits_can_be_set_by_a_region()
    {
        var shape = typeof(PolicySet).Assembly.GetType("ChannelScheduler.Core.Policies.PublishingYaml", throwOnError: true)!;
        foreach (var property in shape.GetProperties().Where(property => property.Name is not ("Lengths" or "Pictures" or "Line")))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var (everywhere, region) = (Activator.CreateInstance(shape, nonPublic: true)!, Activator.CreateInstance(shape, nonPublic: true)!);
            var value = type == typeof(bool) ? true : type.IsValueType ? Activator.CreateInstance(type) : type == typeof(string) ? "x" : Activator.CreateInstance(type);
            Assert.True(property.GetValue(region) is null, $"{property.Name} can't be left out");
            property.SetValue(region, value);
            Assert.Equal(value, property.GetValue(shape.GetMethod("Over")!.Invoke(region, [everywhere])));
            Assert.Equal(value, property.GetValue(shape.GetMethod("Over")!.Invoke(everywhere, [region])));
        }
    }

    [Fact]
    public void The_example_is_off_and_can_be_read_when_it_is_copied()
    {
        // The delivered one of the source slides words answers of the help and touches no rule.
        var delivered = Assert.Single(PolicyFiles.Set.Regions);
        Assert.Equal(("05", 0, 0), (delivered.Key, delivered.Value.ChangedRules.Count, delivered.Value.Families.Count));
        Directory.Move(Path.Combine(_copy, "regions", "_example"), Path.Combine(_copy, "regions", "99"));

        var policies = PolicySet.Load(_copy);

        Assert.Equal(["CHN002", "LNK005"], policies.Regions["99"].ChangedRules.Order());
        Assert.Equal("LNK002", Assert.Single(Lint(policies, "https://meet.region.example/room/5", "99").Findings, finding => finding.RuleId != "PUB008").RuleId);
    }

    [Theory]
    [InlineData("rules: {LNK001: {severity: warning}}", 2, "LNK001")]
    [InlineData("rules:\n  LNK001:\n    wordings:\n      found:\n        severity: advice", 6, "LNK001")]
    [InlineData("rules:\n  LNK005:\n    wordings:\n      besideChat: {severity: warning}", 5, "besideChat")]
    [InlineData("rules: {LNK005: {lists: {stems: []}}}", 2, "stems")]
    [InlineData("rules: {LNK005: {lists: {notAfter: [чат]}}}", 2, "notAfter")]
    [InlineData("rules: {LNK01: {severity: error}}", 2, "LNK001")]
    [InlineData("rules: {LNK005: {lists: {stem: []}}}", 2, "stems")]
    [InlineData("rules: {LNK005: {wordings: {fund: {severity: error}}}}", 2, "found")]
    [InlineData("publishing: {lengths: {maxPublic: {error: 9000}}}", 2, "lengths")]
    [InlineData("publishing: {pictures: {maxPublic: {count: 90}}}", 2, "pictures")]
    [InlineData("publishing: {maxLinkInPost: true}", 2, "maxLinkInPosts")]
    [InlineData("publishing: {delayHours: 500}", 2, "delayHours")]
    [InlineData("publishing:\n  crowdedMinutes: 5\n  week: {least: 9, most: 4, adviseFrom: friday, fullWeek: 3}", 4, "week")]
    [InlineData("publishing: {week: {least: 2}}", 2, "week")]
    [InlineData("publishing: {night: {from: late, to: '07:00'}}", 2, "late")]
    [InlineData("families:\n  - family: Х\n    hosts: [x.example]\n    forms:\n      - {kind: shortener, path: '*'}", 6, "shortener")]
    [InlineData("families:\n  - family: Х\n    hosts: [x.example]\n    forms:\n      - {kind: inner, path: '*'}", 6, "inner")]
    [InlineData("families:\n  - family: Х\n    hosts: [x.example]\n    forms:\n      - {kind: chat, path: '~('}", 6, "Х")]
    public void What_a_region_may_not_do_is_refused_with_its_line(string yaml, int line, string named)
    {
        var refused = Assert.Throws<PolicyFileException>(() => Load("66", yaml + "\n"));

        Assert.Equal((Path.Combine(_copy, "regions", "66", "region.yaml"), line), (refused.File, refused.Line));
        Assert.Contains(named, refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Москва")]
    [InlineData("66 77")]
    [InlineData("12345678901")]
    public void A_folder_that_is_no_code_is_refused(string code) => Assert.Contains(code, Assert.Throws<PolicyFileException>(() => Load(code, "")).File, StringComparison.Ordinal);

    [Fact]
    public void A_region_without_its_file_or_name_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_copy, "regions", "66"));
        Assert.EndsWith("region.yaml", Assert.Throws<PolicyFileException>(() => PolicySet.Load(_copy)).File, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_copy, "regions", "66", "region.yaml"), "publishing: {maxLinkInPosts: true}\n");
        Assert.Contains("name", Assert.Throws<PolicyFileException>(() => PolicySet.Load(_copy)).Reason, StringComparison.Ordinal);
    }

    private static LintReport Lint(PolicySet policies, string text, string? region) =>
        new PolicyLinter(policies).Lint(new LintInput { Text = text, Region = region, Channels = [new LintChannel(ChannelKind.MaxPublic)] });

    private static LintVerdict Verdict(PolicySet policies, string text, string? region) => Lint(policies, text, region).Verdict;

    private PolicySet Load(string code, string yaml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_copy, "regions", code)).FullName;
        File.WriteAllText(Path.Combine(folder, "region.yaml"), Head + yaml);
        return PolicySet.Load(_copy);
    }
}
