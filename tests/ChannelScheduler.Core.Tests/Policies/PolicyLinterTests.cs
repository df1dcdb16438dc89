using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using FluentValidation;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

public class PolicyLinterTests
{
    private const string Invitation = "https://max.ru/join/LNPW5HIAqvWw";

    [Theory]
    [InlineData("Чат: https://max.ru/join/abcd!", "https://max.ru/join/abcd")]
    [InlineData("Чат: max.ru/join/abcd.", "max.ru/join/abcd")]
    [InlineData("😀 «max.ru/join/abcd»", "max.ru/join/abcd")]
    [InlineData("[чат](https://max.ru/join/abcd)", "https://max.ru/join/abcd")]
    [InlineData("ma\u200Bx.ru/join/abcd, да", "ma\u200Bx.ru/join/abcd")]
    [InlineData("Пишите: max [.] ru / join / abcd", "max [.] ru / join / abcd")]
    [InlineData("max точка ru слэш join слэш abcd и всё", "max точка ru слэш join слэш abcd")]
    [InlineData("https://%6Dax.ru/%6Aoin/abcd и всё", "https://%6Dax.ru/%6Aoin/abcd")]
    [InlineData("через https://school@t.me/joinchat/abcd сюда", "https://school@t.me/joinchat/abcd")]
    [InlineData("код abc123@salutejazz.ru, ждём", "abc123@salutejazz.ru")]
    [InlineData("tg://join?invite=abcd, ждём", "tg://join?invite=abcd")]
    public void A_finding_points_at_the_text_as_typed(string text, string excerpt)
    {
        var finding = Assert.Single(PolicyFiles.Linter.Lint(new LintInput { Text = text }).Findings);

        Assert.Equal(excerpt, finding.Excerpt);
        Assert.Equal(excerpt, text.Substring(finding.Span!.Value.Start, finding.Span.Value.Length));
    }

    [Fact]
    public void Each_link_is_judged_by_itself()
    {
        var report = PolicyFiles.Linter.Lint(new LintInput { Text = $"https://max.ru/school5 {Invitation} https://meet.jit.si/Room https://school5.ru" });

        Assert.Equal(["LNK001", "LNK002"], report.Findings.Select(finding => finding.RuleId));
        Assert.Equal(LintVerdict.Block, report.Verdict);
    }

    [Theory]
    [InlineData("text", ChannelKind.MaxPublic, ChannelKind.Gospublic)]
    [InlineData("title", ChannelKind.MaxPublic, ChannelKind.Gospublic)]
    [InlineData("buttons[0].url", ChannelKind.MaxPublic, ChannelKind.Gospublic)]
    [InlineData("media[0].description", ChannelKind.MaxPublic, ChannelKind.Gospublic)]
    public void A_link_is_found_in_every_field(string field, params ChannelKind[] kinds)
    {
        var report = PolicyFiles.Linter.Lint(new LintInput
        {
            Text = field == "text" ? Invitation : "",
            Title = field == "title" ? Invitation : null,
            Buttons = field.StartsWith("buttons", StringComparison.Ordinal) ? [new LintButton("Чат", Invitation)] : [],
            Media = field.StartsWith("media", StringComparison.Ordinal) ? [new LintMedia(Invitation)] : [],
        });

        var finding = Assert.Single(report.Findings);
        Assert.Equal(field, finding.Field);
        Assert.Equal(kinds, finding.ChannelKinds);
    }

    [Fact]
    public void A_closed_channel_beside_a_public_one_does_not_clear_the_link()
    {
        var report = PolicyFiles.Linter.Lint(new LintInput
        {
            Text = Invitation,
            Channels = [new LintChannel(ChannelKind.SferumClosed), new LintChannel(ChannelKind.Gospublic)],
        });

        Assert.Equal([ChannelKind.Gospublic], Assert.Single(report.Findings, finding => finding.Severity != FindingSeverity.Advice).ChannelKinds);
    }

    [Fact]
    public void The_main_text_may_hold_a_link_when_only_a_closed_channel_carries_it()
    {
        var input = new LintInput
        {
            Text = Invitation,
            GospublicText = "Новости школы",
            Channels = [new LintChannel(ChannelKind.SferumClosed), new LintChannel(ChannelKind.Gospublic)],
        };

        Assert.Equal(LintVerdict.Pass, PolicyFiles.Linter.Lint(input).Verdict);
        Assert.Equal("variants.gospublic", Assert.Single(PolicyFiles.Linter.Lint(input with { GospublicText = Invitation }).Findings).Field);
    }

    [Theory]
    [InlineData("id5001007329_biz", LintVerdict.Warn, "CHN002")]
    [InlineData("school5", LintVerdict.Block, "CHN001")]
    public void A_handle_is_judged_where_it_stands(string handle, LintVerdict verdict, string ruleId)
    {
        var report = PolicyFiles.Linter.Lint(new LintInput
        {
            Text = "Новости",
            Channels = [new LintChannel(ChannelKind.Gospublic), new LintChannel(ChannelKind.MaxPublic, handle)],
        });

        var finding = Assert.Single(report.Findings, finding => finding.Severity != FindingSeverity.Advice);
        Assert.Equal((verdict, ruleId, "channels[1].handle"), (report.Verdict, finding.RuleId, finding.Field));
    }

    [Theory]
    [InlineData(ChannelKind.MaxPublic, 4000, LintVerdict.Pass)]
    [InlineData(ChannelKind.MaxPublic, 4001, LintVerdict.Block)]
    [InlineData(ChannelKind.Gospublic, 15000, LintVerdict.Pass)]
    [InlineData(ChannelKind.Gospublic, 15001, LintVerdict.Warn)]
    [InlineData(ChannelKind.Gospublic, 16000, LintVerdict.Warn)]
    [InlineData(ChannelKind.Gospublic, 16001, LintVerdict.Block)]
    public void A_text_of_plain_letters_is_counted_without_being_rendered(ChannelKind kind, int length, LintVerdict verdict) =>
        Assert.Equal(verdict, PolicyFiles.Linter.Lint(new LintInput { Text = new string('а', length), Channels = [new LintChannel(kind)] }).Verdict);

    [Theory]
    [InlineData("Подробности: https://clck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("Чат класса: https://clck.ru/3AbC", LintVerdict.Block)]
    [InlineData("Звонок в 8.30. Подробности: https://clck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("Позвоните в чат!\nФото: https://clck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("По https://clck.ru/3AbC подключайтесь к собранию.", LintVerdict.Block)]
    [InlineData("Чат 5 «А»:\n\nhttps://clck.ru/3AbC", LintVerdict.Block)]
    [InlineData("Последний звонок: https://clck.ru/3AbC", LintVerdict.Warn)]
    [InlineData("Видеозвонок: https://clck.ru/3AbC", LintVerdict.Block)]
    [InlineData("https://clck.ru/3AbC", LintVerdict.Warn)]
    public void A_short_link_weighs_what_its_sentence_says(string text, LintVerdict verdict) =>
        Assert.Equal(verdict, PolicyFiles.Linter.Lint(new LintInput { Text = text }).Verdict);

    [Theory]
    [InlineData("Вступайте в [чат](https://max.ru/join/abcd).", "Вступайте в чат.")]
    [InlineData("[чат](https://max.ru/join/abcd), [урок](https://meet.jit.si/Room \"Урок\")", "чат, урок")]
    [InlineData("Чат: https://max.ru/join/abcd", "Чат: https://max.ru/join/abcd")]
    [InlineData("[https://max.ru/join/abcd](https://max.ru/join/abcd)", "[https://max.ru/join/abcd](https://max.ru/join/abcd)")]
    [InlineData("![афиша](https://max.ru/join/abcd)", "![афиша](https://max.ru/join/abcd)")]
    public void A_fix_takes_the_address_and_leaves_the_words(string text, string fixedText) =>
        Assert.Equal(fixedText, Mended(text));

    private static string Mended(string text)
    {
        while (PolicyFiles.Linter.Lint(new LintInput { Text = text }).Findings.Select(TextFixes.Unasked).OfType<TextFix>().FirstOrDefault() is { } fix) text = TextFixes.Apply(text, fix);
        return text;
    }

    [Theory]
    [InlineData("ru-RU", "ведёт в чат")]
    [InlineData("en-US", "leads into a chat")]
    [InlineData("", "ведёт в чат")]
    public void A_message_speaks_the_reader_s_language_and_names_what_was_matched(string culture, string words)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var finding = Assert.Single(PolicyFiles.Linter.Lint(new LintInput { Text = Invitation }).Findings);
            Assert.Contains(words, finding.Message, StringComparison.Ordinal);
            Assert.Contains(Invitation, finding.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_report_becomes_a_validation_result_with_rule_ids_and_severities()
    {
        var result = PolicyFiles.Linter.Lint(new LintInput
        {
            Text = Invitation,
            Channels = [new LintChannel(ChannelKind.MaxPublic, "id5001007329_biz")],
        }).ToValidationResult();

        Assert.Equal([("LNK001", Severity.Error, "text"), ("CHN002", Severity.Warning, "channels[0].handle")], result.Errors.Select(error => (error.ErrorCode, error.Severity, error.PropertyName)));
    }

    [Fact]
    public void An_answer_has_the_names_that_scripts_read()
    {
        var answer = LintAnswer.From(PolicyFiles.Linter.Lint(new LintInput { Text = $"[чат]({Invitation})" }));

        var finding = Assert.Single(answer.Findings);
        Assert.Equal(("block", "error", 6, Invitation.Length), (answer.Verdict, finding.Severity, finding.Start, finding.Length));
        Assert.Equal(["maxPublic", "gospublic"], finding.ChannelKinds);
        Assert.Equal(new FixAnswer("replace", 0, Invitation.Length + 7, "чат"), Assert.Single(finding.Fixes));
    }

    // The product of an evil author: whatever comes in, a report comes out.
    [Theory]
    [InlineData("\uD800 max.ru/join/a \uDC00")]
    [InlineData("%%%2%25252525%ZZ %E2%80 max.ru/%00join/a")]
    [InlineData("[((({[[.](.){dot max.ru/join/a")]
    [InlineData("&#0;&#xD800;&#99999999999; max.ru/join/a")]
    [InlineData("xn--\u0430 https://xn--.ru/join/a max.ru/join/a")]
    [InlineData("@@@:://...___--- a@b@max.ru/join/a max.ru/join/a")]
    public void Broken_input_neither_throws_nor_hides_a_link(string text) =>
        Assert.Contains(PolicyFiles.Linter.Lint(new LintInput { Text = text }).Findings, finding => finding.RuleId == "LNK001");

    // Each would take minutes, or break a parser, if its work grew with the square of its length or its nesting were followed.
    [Theory]
    [InlineData("a.b/")]
    [InlineData("t.me/")]
    [InlineData("[ ")]
    [InlineData("(точка")]
    [InlineData("a ")]
    [InlineData("%25")]
    [InlineData("&#46;")]
    [InlineData("max.ru/../")]
    [InlineData("@a.b")]
    public void An_endless_text_is_judged_all_the_same(string part) =>
        Assert.Equal(LintVerdict.Block, PolicyFiles.Linter.Lint(new LintInput { Text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length)) }).Verdict);
}
