using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts;

/// <summary>A waiver covers what was found and nothing else, until its end and not an instant longer.</summary>
public class WaiverMarksTests
{
    private const string Short = "https://clck.ru/3AbC";
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Фото: " + Short, LintVerdict.Pass)]
    [InlineData("Ещё слова. Фото праздника: " + Short, LintVerdict.Pass)]
    [InlineData("Фото: https://clck.ru/4AbC", LintVerdict.Warn)]
    [InlineData("Фото: " + Short + " и " + Short, LintVerdict.Warn)]
    [InlineData("Фото: " + Short + " и https://bit.ly/3xYz", LintVerdict.Warn)]
    [InlineData("Чат класса: " + Short, LintVerdict.Block)]
    public void It_covers_the_words_that_were_found(string text, LintVerdict verdict)
    {
        var waiver = Given("Фото: " + Short, "LNK005");
        var marked = Mark(text, waiver, Now);
        Assert.Equal(verdict, marked.Verdict);
        Assert.InRange(marked.Findings.Count(finding => finding.Waiver is not null), 0, 1);
        Assert.Equal(Lint(text).Findings.Count, marked.Findings.Count);
    }

    [Theory]
    [InlineData(-1, LintVerdict.Pass)]
    [InlineData(0, LintVerdict.Warn)]
    [InlineData(1, LintVerdict.Warn)]
    public void At_its_end_the_warning_counts_again(int millisecondsAfter, LintVerdict verdict)
    {
        var waiver = Given("Фото: " + Short, "LNK005");
        Assert.Equal(verdict, Mark("Фото: " + Short, waiver, waiver.Until.AddMilliseconds(millisecondsAfter)).Verdict);
    }

    [Fact]
    public void A_waived_warning_says_by_whom_why_and_until_when()
    {
        var waiver = Given("Фото: " + Short, "LNK005");
        Assert.Equal(new FindingWaiver(waiver.Id, "Адрес проверен", "Второй человек", waiver.Until), Assert.Single(Mark("Фото: " + Short, waiver, Now).Findings).Waiver);
        Assert.Equal(new WaiverAnswer(waiver.Id, "Адрес проверен", "Второй человек", waiver.Until), Assert.Single(LintAnswer.From(Mark("Фото: " + Short, waiver, Now)).Findings).Waiver);
    }

    [Fact]
    public void A_finding_without_a_place_is_known_by_the_whole_content()
    {
        var text = new string('а', 15_500);
        var finding = Assert.Single(Lint(text).Findings, one => one.Severity == FindingSeverity.Warning);
        Assert.Null(finding.Span);
        var waiver = Given(text, "PUB007", finding.Field);
        Assert.DoesNotContain(Mark(text, waiver, Now, "another").Findings, one => one.Waiver is not null);
        Assert.Contains(Mark(text, waiver, Now).Findings, one => one.Waiver is not null);
    }

    [Fact]
    public void An_error_is_never_marked_even_by_a_forged_row()
    {
        var input = Input("Чат: https://max.ru/join/abcd");
        var report = Lint("Чат: https://max.ru/join/abcd");
        var waiver = Row(report.Findings[0], report, input);
        Assert.Equal(LintVerdict.Block, WaiverMarks.Mark(report, input, [waiver], "hash", Now).Verdict);
    }

    [Fact]
    public void One_whose_words_are_gone_is_void_and_one_whose_time_is_over_is_not()
    {
        var waiver = Given("Фото: " + Short, "LNK005");
        Assert.Empty(WaiverMarks.Void(Lint("Фото: " + Short), Input("Фото: " + Short), [waiver], "hash"));
        Assert.Same(waiver, Assert.Single(WaiverMarks.Void(Lint("Без фото"), Input("Без фото"), [waiver], "hash")));
    }

    [Fact]
    public void The_matched_text_cannot_be_read_off_a_row() =>
        Assert.NotEqual(Given("Фото: " + Short, "LNK005").Key, Given("Фото: " + Short, "LNK005").Key);

    private static LintInput Input(string text) => new() { Text = text };

    private static LintReport Lint(string text) => PolicyFiles.Linter.Lint(Input(text));

    private static LintReport Mark(string text, Waiver waiver, DateTimeOffset now, string contentHash = "hash") => WaiverMarks.Mark(Lint(text), Input(text), [waiver], contentHash, now);

    private static Waiver Given(string text, string ruleId, string field = "text")
    {
        var report = Lint(text);
        return Row(report.Findings.First(finding => finding.RuleId == ruleId && finding.Field == field && finding.Severity == FindingSeverity.Warning), report, Input(text));
    }

    private static Waiver Row(Finding finding, LintReport report, LintInput input)
    {
        var id = Guid.NewGuid();
        return new Waiver
        {
            Id = id, RuleId = finding.RuleId, Field = finding.Field, Key = WaiverMarks.KeyOf(id, finding, report, input, "hash"),
            Reason = "Адрес проверен", GivenBy = "Второй человек", GivenAt = Now, Until = Now.AddDays(30),
        };
    }
}
