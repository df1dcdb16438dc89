using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What is judged is also what the networks will carry.</summary>
public class RenderedLinkTests
{
    private const string Hidden = "max.ru/jo[]()in/abcd";

    public static TheoryData<string, string> Blocked => FixturePost.All("blocked.txt");

    public static TheoryData<string, string> Allowed => FixturePost.All("allowed.txt");

    [Fact]
    public void A_link_that_only_the_networks_show_is_one_finding_without_a_place()
    {
        var finding = Assert.Single(PolicyFiles.Linter.Lint(new LintInput { Title = "Родителям", Text = $"Чат: {Hidden}, ждём" }).Findings);

        Assert.Equal(("LNK001", "text", "max.ru/join/abcd", (TextSpan?)null), (finding.RuleId, finding.Field, finding.Excerpt, finding.Span));
        Assert.Equal([ChannelKind.MaxPublic, ChannelKind.Gospublic], finding.ChannelKinds);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("max.__ru/j__***oin/abcd***")]
    [InlineData("ma***x.r***_u/jo_***in/ab***cd")]
    [InlineData("vk.me/_joi_`n/AJQ1d1kVBlSXsQ`")]
    [InlineData("max.ru/j``oi``_n_/abcd")]
    public void Underscores_beside_other_marks_hide_nothing(string link) =>
        Assert.Contains(PolicyFiles.Linter.Lint(new LintInput { Text = $"Приходите: {link}" }).Findings, finding => finding.RuleId == "LNK001" && finding.Severity == FindingSeverity.Error);

    [Theory]
    [InlineData("Новости", Hidden, "variants.gospublic", ChannelKind.Gospublic)]
    [InlineData(Hidden, "Новости", "text", ChannelKind.MaxPublic)]
    [InlineData("[max.ru/jo](https://school5.ru)in/abcd", "Новости", "text", ChannelKind.MaxPublic)]
    public void A_hidden_link_is_about_the_text_and_the_channels_that_carry_it(string text, string variant, string field, ChannelKind kind)
    {
        var finding = Assert.Single(PolicyFiles.Linter.Lint(new LintInput { Text = text, GospublicText = variant }).Findings, one => one.RuleId == "LNK001");

        Assert.Equal(field, finding.Field);
        Assert.Equal([kind], finding.ChannelKinds);
    }

    [Fact]
    public void A_hidden_link_may_stay_where_the_channel_is_closed() =>
        Assert.Equal(LintVerdict.Pass, PolicyFiles.Linter.Lint(new LintInput { Text = Hidden, Channels = [new LintChannel(ChannelKind.SferumClosed)] }).Verdict);

    [Fact]
    public void An_empty_variant_is_none_and_the_main_text_is_judged_for_the_gospublic()
    {
        var report = PolicyFiles.Linter.Lint(new LintInput
        {
            Text = "https://max.ru/join/abcd",
            GospublicText = "",
            Channels = [new LintChannel(ChannelKind.SferumClosed), new LintChannel(ChannelKind.Gospublic)],
        });

        Assert.Equal([ChannelKind.Gospublic], Assert.Single(report.Findings, finding => finding.Severity != FindingSeverity.Advice).ChannelKinds);
    }

    [Theory]
    [InlineData("ч[]()ат: https://clck.ru/3AbC", LintVerdict.Block)]
    [InlineData("Чат: cl[]()ck.ru/3AbC", LintVerdict.Block)]
    [InlineData("Фото: cl[]()ck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("Звонки на уроки: https://clck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("Беседа с ветераном, запись: https://clck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("Чат-бот приёмной: https://vk.cc/3AbC", LintVerdict.Warn)]
    [InlineData("Беседа родителей: https://clck.ru/3AbC", LintVerdict.Block)]
    [InlineData("Звонок на уроки, чат: https://clck.ru/3AbC", LintVerdict.Block)]
    public void A_short_link_is_weighed_by_the_words_that_readers_see(string text, LintVerdict verdict)
    {
        var report = PolicyFiles.Linter.Lint(new LintInput { Text = text });

        Assert.Equal(verdict, report.Verdict);
        Assert.Single(report.Findings);
    }

    [Theory]
    [InlineData("https://max.ru/join/ab[]()cd")]
    [InlineData("[чат](https://max.ru/j&#111;in/abcd)")]
    [InlineData("[max.ru/join/abcd](https://max.ru/join/abcd)")]
    [InlineData("max\\.ru/**join**/abcd")]
    public void A_link_seen_as_typed_has_its_place_and_is_not_reported_again(string text) =>
        Assert.All(PolicyFiles.Linter.Lint(new LintInput { Text = text }).Findings, finding => Assert.NotNull(finding.Span));

    [Theory]
    [MemberData(nameof(Blocked))]
    public void A_link_in_blocked_txt_is_reported_as_typed_or_as_shown_but_not_twice(string ruleId, string line)
    {
        var links = PolicyFiles.Linter.Lint(FixturePost.Parse(line)).Findings.Where(finding => finding.RuleId == ruleId && finding.Field is "text" && finding.Excerpt is not null).ToList();

        Assert.True(links.Count <= 1 || links.TrueForAll(finding => finding.Span is not null));
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Rendering_adds_nothing_to_a_post_in_allowed_txt(string ruleId, string line)
    {
        Assert.NotNull(ruleId);
        Assert.DoesNotContain(PolicyFiles.Linter.Lint(FixturePost.Parse(line)).Findings, finding => finding is { Field: "text", Excerpt: not null, Span: null });
    }

    [Theory]
    [InlineData("[ ", 2_000)]
    [InlineData("> ", 1_000)]
    [InlineData("[ ", 50_000)]
    [InlineData("> ", 50_000)]
    [InlineData("**a ~~b ++c *d ", 4_000)]
    [InlineData("_a_ ", 25_000)]
    public void Markup_that_nobody_can_take_apart_blocks(string part, int times)
    {
        var report = PolicyFiles.Linter.Lint(new LintInput { Text = string.Concat(Enumerable.Repeat(part, times)) + "max.ru/jo[]()in/abcd" });

        Assert.Contains(report.Findings, finding => finding is { RuleId: "PUB007", Severity: FindingSeverity.Error });
    }
}
