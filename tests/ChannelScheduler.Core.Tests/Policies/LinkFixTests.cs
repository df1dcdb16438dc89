using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What is offered for a forbidden link, and that taking the offer never makes a post worse.</summary>
public class LinkFixTests
{
    private const string Link = "https://max.ru/join/abcd";
    private const string Handle = "id0012345673_gos";
    private static readonly LintChannel School = new(ChannelKind.MaxPublic, Handle, SchoolInn: "0012345673");

    // LINK stands for the address, so that a row can be read.
    [Theory]
    [InlineData("Вступайте в [чат](LINK).", "Вступайте в чат.")]
    [InlineData("Вступайте в [LINK|чат].", "Вступайте в чат.")]
    [InlineData("Вступайте в чат 5 «А»: LINK", "Вступайте в чат 5 «А»")]
    [InlineData("Вступайте в чат 5 «А»: LINK.", "Вступайте в чат 5 «А».")]
    [InlineData("Вступайте в чат 5 «А» — LINK, ждём всех.", "Вступайте в чат 5 «А» — ждём всех.")]
    [InlineData("Пишите в чат (LINK) или звоните.", "Пишите в чат или звоните.")]
    [InlineData("Пишите в чат <LINK> или звоните.", "Пишите в чат или звоните.")]
    [InlineData("Пишите в чат 5 **LINK** или звоните.", "Пишите в чат 5 или звоните.")]
    [InlineData("Собрание 5 мая. Подключайтесь по ссылке LINK!", "Собрание 5 мая. Подключайтесь!")]
    [InlineData("Собрание 5 мая, чат на LINK", "Собрание 5 мая, чат")]
    [InlineData("Завтра праздник. Ссылка на чат: LINK. Приходите!", "Завтра праздник. Приходите!")]
    [InlineData("Завтра праздник. Ссылка на чат: LINK", "Завтра праздник.")]
    [InlineData("Завтра праздник.\n\nЧат: LINK\n\nПриходите!", "Завтра праздник.\n\nПриходите!")]
    [InlineData("Завтра праздник.\r\n\r\nЧат: LINK\r\n\r\nПриходите!", "Завтра праздник.\r\n\r\nПриходите!")]
    [InlineData("Завтра праздник.\n\nЧат:\nLINK", "Завтра праздник.")]
    [InlineData("Собрание в 18:00, подключиться можно здесь:\nLINK\n\nЖдём.", "Собрание в 18:00, подключиться можно здесь\n\nЖдём.")]
    [InlineData("Каналы:\n- LINK\n- https://school5.ru", "Каналы:\n- https://school5.ru")]
    [InlineData("Адреса: LINK, https://school5.ru", "Адреса: https://school5.ru")]
    [InlineData("Пишите 5 «А» на LINK, ждём.", "Пишите 5 «А», ждём.")]
    [InlineData("LINK — наш чат, пишите.", "наш чат, пишите.")]
    public void The_first_fix_takes_the_link_and_leaves_a_sentence(string text, string mended)
    {
        var typed = text.Replace("LINK", Link, StringComparison.Ordinal);
        var finding = Assert.Single(Lint(typed).Findings, IsLink);
        Assert.Equal(mended, TextFixes.Apply(typed, TextFixes.Unasked(finding)!));
    }

    [Theory]
    [InlineData("LINK")]
    [InlineData("Чат: LINK")]
    [InlineData("![афиша](LINK)")]
    [InlineData("<a href=\"LINK\">здесь</a>")]
    [InlineData("Подробности [тут][1].\n\n[1]: LINK")]
    [InlineData("[LINK](LINK)")]
    public void What_would_leave_nothing_or_a_ruin_is_not_offered(string text)
    {
        var typed = text.Replace("LINK", Link, StringComparison.Ordinal);
        Assert.All(Lint(typed).Findings, finding => Assert.Null(TextFixes.Unasked(finding)));
    }

    [Theory]
    [InlineData("Подробности: LINK", "Подробности: https://max.ru/id0012345673_gos")]
    [InlineData("Читайте [новости](LINK)", "Читайте [новости](https://max.ru/id0012345673_gos)")]
    [InlineData("Новости: max . ru / join / abcd", "Новости: https://max.ru/id0012345673_gos")]
    public void The_public_channel_can_take_the_links_place(string text, string mended)
    {
        var typed = text.Replace("LINK", Link, StringComparison.Ordinal);
        var finding = Assert.Single(Lint(typed, School).Findings, IsLink);
        Assert.Contains(finding.Fixes.OfType<ReplaceSpan>(), fix => TextFixes.Apply(typed, fix) == mended);
        Assert.False(TextFixes.Unasked(finding) is { } unasked && TextFixes.Apply(typed, unasked) == mended);
    }

    [Fact]
    public void No_channel_is_named_that_the_school_does_not_have()
    {
        Assert.DoesNotContain(Fixes($"Чат 5 «А»: {Link}", new LintChannel(ChannelKind.Gospublic)), fix => fix.Text.Contains("_gos", StringComparison.Ordinal));
        Assert.DoesNotContain(Fixes($"Чат 5 «А»: {Link}", new LintChannel(ChannelKind.MaxPublic, "id0012345673_biz")), fix => fix.Text.Contains("max.ru", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Завтра праздник. Ссылка на чат: LINK. Приходите!", "Ссылка на чат: LINK.", "Завтра праздник. Приходите!")]
    [InlineData("Завтра праздник.\n\nВступайте в чат 5 «А»: LINK\n\nПриходите!", "Вступайте в чат 5 «А»: LINK", "Завтра праздник.\n\nПриходите!")]
    [InlineData("Завтра праздник.\n\nСобрание в 18:00 можно смотреть здесь:\nLINK\n\nПриходите!", "Собрание в 18:00 можно смотреть здесь:\nLINK", "Завтра праздник.\n\nПриходите!")]
    [InlineData("Праздник завтра.\n\n**Родителям. Чат: LINK** Всем.\n\nПриходите!", "**Родителям. Чат: LINK** Всем.", "Праздник завтра.\n\nПриходите!")]
    [InlineData("Праздник завтра. Чат [5 «А»](LINK) открыт.", "Чат [5 «А»](LINK) открыт.", "Праздник завтра.")]
    public void A_split_moves_the_sentence_with_the_link_and_leaves_the_rest(string text, string moved, string left)
    {
        var typed = text.Replace("LINK", Link, StringComparison.Ordinal);
        var split = Assert.IsType<SplitSpan>(Assert.Single(Lint(typed).Findings, IsLink).Fixes[^1]);
        Assert.Equal(moved.Replace("LINK", Link, StringComparison.Ordinal), typed.Substring(split.Span.Start, split.Span.Length).Trim());
        Assert.Equal(left, TextFixes.Apply(typed, split));
    }

    [Theory]
    [InlineData("Чат: LINK")]
    [InlineData("Так пишут:\n```\nчат LINK\n```")]
    public void Nothing_is_split_when_nothing_would_stay_or_the_cut_is_not_sound(string text) =>
        Assert.DoesNotContain(Fixes(text.Replace("LINK", Link, StringComparison.Ordinal)), fix => fix is SplitSpan);

    [Fact]
    public void A_split_is_never_applied_unasked()
    {
        var text = $"Праздник завтра. Чат <a href=\"{Link}\">здесь</a>.";
        var finding = Assert.Single(Lint(text).Findings, IsLink);
        Assert.IsType<SplitSpan>(Assert.Single(finding.Fixes));
        Assert.Null(TextFixes.Unasked(finding));
    }

    [Fact]
    public void A_link_that_only_readers_would_see_has_no_fix()
    {
        var finding = Assert.Single(Lint("Чат: max.ru/jo[]()in/abcd, ждём").Findings, IsLink);
        Assert.Null(finding.Span);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_cut_that_would_make_another_address_is_not_offered()
    {
        var typed = $"Пишите на max.ru/ {Link} join/efgh и ждите.";
        foreach (var finding in Lint(typed).Findings) Assert.All(finding.Fixes, fix => Assert.True(Lint(TextFixes.Apply(typed, fix)).Findings.Count < Lint(typed).Findings.Count));
    }

    [Fact]
    public void A_fix_of_the_title_is_of_the_title()
    {
        var finding = Assert.Single(PolicyFiles.Linter.Lint(new LintInput { Title = $"Собрание 5 мая, чат {Link}", Text = "Приходите." }).Findings, one => one.Field == "title");
        Assert.Equal("Собрание 5 мая, чат", TextFixes.Apply($"Собрание 5 мая, чат {Link}", Assert.Single(finding.Fixes)));
    }

    [Fact]
    public void A_text_that_no_network_carries_gets_findings_but_no_fixes()
    {
        var long1 = string.Concat(Enumerable.Repeat($"Пишите в чат: {Link}\n", 2000));
        var report = Lint(long1);
        Assert.True(report.Findings.Count > 100);
        Assert.All(report.Findings, finding => Assert.Empty(finding.Fixes));
    }

    [Theory]
    [MemberData(nameof(Blocked))]
    public void No_fix_of_a_known_post_adds_a_finding(string line)
    {
        var input = FixturePost.Parse(line);
        RequireSound(input);
        RequireSound(input with { Text = $"Праздник завтра, в 18:00. {input.Text}\n\nПриходите всей семьёй!", Channels = [School] });
    }

    public static TheoryData<string> Blocked() =>
        [.. Directory.GetFiles(PolicyFiles.Directory, "blocked.txt", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).Where(line => line.Length > 0 && line[0] != '#').Distinct()];

    [Property(MaxTest = 300)]
    public Property No_fix_of_a_mixed_up_post_adds_a_finding()
    {
        string[] parts = [Link, "max.ru/", "join/", "abcd", "https://clck.ru/ab", "чат", "Чат: ", "\n", "\n\n", ". ", ", ", ": ", " — ", "[", "](", ")", "(", "**", "`", "по ссылке ", "- ", "\r\n", "+7 900 000-00-00", "«", "»", "5", "точка", "meet.jit.si/Room"];
        return Prop.ForAll(Gen.Elements(parts).ListOf().Select(string.Concat).ToArbitrary(), text => RequireSound(new LintInput { Text = text, Channels = [School] }));
    }

    private static void RequireSound(LintInput input)
    {
        var before = PolicyFiles.Linter.Lint(input);
        foreach (var finding in before.Findings)
        {
            foreach (var fix in finding.Fixes)
            {
                var text = FixableField.Of(input, finding.Field)!;
                Assert.InRange(fix.Span.Start, 0, text.Length - fix.Span.Length);
                var mended = TextFixes.Apply(text, fix);
                var after = PolicyFiles.Linter.Lint(finding.Field switch
                {
                    "title" => input with { Title = mended },
                    "text" => input with { Text = mended },
                    _ => input with { GospublicText = mended },
                });
                Assert.True(after.Findings.Count < before.Findings.Count, $"{fix} of «{text}»");
            }
        }
    }

    private static bool IsLink(Finding finding) => finding.RuleId == "LNK001";

    private static LintReport Lint(string text, params LintChannel[] channels) => PolicyFiles.Linter.Lint(new LintInput { Text = text, Channels = channels });

    private static List<TextFix> Fixes(string text, params LintChannel[] channels) => [.. Lint(text, channels).Findings.SelectMany(finding => finding.Fixes)];
}
