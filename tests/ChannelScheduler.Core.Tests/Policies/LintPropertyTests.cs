using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing.Policies;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What holds for every post: a report comes, its spans lie in the text, it is the same every time, it repeats nothing private, and no fix adds a finding.</summary>
public class LintPropertyTests
{
    // What chance found once, made small: each broke a property before it was mended.
    public static TheoryData<string> OnceBroken => new(
        "\uFFFE",
        "g@x.g@x.r@y.r",
        "b@m.b@mail.m@b.a@b.a@m@r.m@b@a.b",
        "t.me/+xPm4Aa.b@l.u_g@x.v_g@x.u",
        "аспорт0000718046.n/max.ru/join/a",
        "кв1id00000337_biz",
        "[т](://max.ru/join/d)89000009538",
        "[т](://max.ru/join/d)900-174-5855",
        "Оров Тиму РвидетельствI-ПР350916о7",
        "t.me/call/[т](max.ru/join/d)",
        "v@x.m;r@[т](max.ru/join/d).o n@e.n",
        "[h.ru/](s://t.[т](max.ru/join/d))",
        "[s://a.a](h://t.|5)",
        "[s.ru](p|X].ru/)",
        "<a href=\"t.ru/видетельствIПР350916\">s://a.r</a>",
        "g@x.в_g@x.аv_@u.v",
        "zoom dot us slash j slash астм4Семё Ильи",
        "Денис дома Пр89000009538",
        "[a.ru/](http://t.:t.me/+7w6имдА)5",
        "<a href=t.ru/~~>a.ru/</a>",
        "[h://t.a|a.ru/[]",
        "Пова З2200000047229 Анна,род*2 мая2013",
        "a@e.m\nd@e.g\nt@x.s/7995125693аспорт",
        "/t.me/+\u206679000006793",
        "[e.ru](t.ru/id70000033_gos)",
        "Обов Тиму Рвидетельств I-ПР 350916%2",
        "[h://a.r|a.ru/\n]",
        "Имениннико Тиму Рвидетельств I-ПР 350916(5.1.17",
        "+00002757902 423081050000275702");

    [Theory]
    [MemberData(nameof(OnceBroken))]
    public void A_post_that_broke_the_linter_once_does_so_no_more(string text) => Holds(new LintInput { Text = text, Title = text });

    [Property(MaxTest = 400)]
    public Property All_hold_for_mutated_posts() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), number => Holds(new PostMutator(seed: 7).Post(number)));

    [Property(MaxTest = 300)]
    public Property All_hold_for_any_characters() =>
        Prop.ForAll(Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ArrayOf().ToArbitrary(), units => Holds(new LintInput { Text = new string(units), GospublicText = new string(units) }));

    // A guard that sees nothing guards nothing.
    [Fact]
    public void The_mutated_posts_reach_every_rule_that_a_text_alone_can_break()
    {
        var mutator = new PostMutator(seed: 7);
        var found = Enumerable.Range(0, 3_000).SelectMany(number => PolicyFiles.Linter.Lint(mutator.Post(number)).Findings).Select(finding => finding.RuleId).ToHashSet();

        Assert.Subset(found, new HashSet<string> { "LNK001", "LNK002", "LNK003", "LNK004", "LNK005", "INF001", "INF002", "INF003", "INF004", "INF005", "INF006", "CHN001", "CHN002", "PUB007" });
    }

    private static void Holds(LintInput input)
    {
        if (LintProperties.FirstBroken(PolicyFiles.Linter, input) is not { } broken) return;
        var smallest = LintProperties.Minimise(PolicyFiles.Linter, input, broken);
        var fields = string.Join(", ", LintField.AllOf(smallest).Select(field => $"{field.Name} {LintProperties.Escaped(field.Text)}"));
        Assert.Fail($"Not so: {broken.Name} ({broken.How}). Smallest: {fields}, channels {string.Join(", ", smallest.Channels.Select(channel => channel.Kind))}");
    }
}
