using System.Text.Json;
using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What INF001 to INF006 show of what they found: its place and its masked form, never the value.</summary>
public class PrivateInformationTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("INF001", "Мама Вари: +7 900 000-19-70", "+7 900 000-19-70", "Мама Вари: +7 9XX XXX-XX-XX")]
    [InlineData("INF001", "Мама Вари: 8 (900) 000 19 70.", "8 (900) 000 19 70", "Мама Вари: 8 (9XX) XXX XX XX.")]
    [InlineData("INF002", "Кому: v.p@mail.ru, o-82@ya.ru", "v.p@mail.ru, o-82@ya.ru", "Кому: XXX@XXXXXXX, XXXX@XXXXX")]
    [InlineData("INF003", "СНИЛС 900-174-058 55!", "900-174-058 55", "СНИЛС XXX-XXX-XXX XX!")]
    [InlineData("INF003", "Паспорт: серия 0000, номер 718046", "0000, номер 718046", "Паспорт: серия XXXX, номер XXXXXX")]
    [InlineData("INF004", "Карта 2200-0000-0003-1348", "2200-0000-0003-1348", "Карта XXXX-XXXX-XXXX-XXXX")]
    [InlineData("INF005", "Образцов Тимур (05.11.2017)", "05.11.2017", "Образцов Тимур (XX.XX.XXXX)")]
    [InlineData("INF005", "Ждём: ул. Мнимая, д. 8, кв. 31", "ул. Мнимая, д. 8, кв. 31", "Ждём: хх. Хххххх, х. X, хх. XX")]
    [InlineData("INF006", "У Образцовой Юли подтвердили астму.", "астму", "У Образцовой Юли подтвердили ххххх.")]
    public void A_private_value_is_shown_masked_and_one_fix_masks_it(string rule, string text, string value, string masked)
    {
        var finding = Assert.Single(PolicyFiles.Linter.Lint(new LintInput { Text = text }).Findings);

        Assert.Equal((rule, FindingSeverity.Warning, true), (finding.RuleId, finding.Severity, finding.IsPrivate));
        Assert.Equal(value, text.Substring(finding.Span!.Value.Start, finding.Span.Value.Length));
        var fixedText = TextFixes.Apply(text, Assert.Single(finding.Fixes));
        Assert.Equal(masked, fixedText);
        Assert.Empty(PolicyFiles.Linter.Lint(new LintInput { Text = fixedText }).Findings);
    }

    [Theory]
    [InlineData("Мама Вари: +7 900 000-19-70", "000-19-70")]
    [InlineData("СНИЛС 900-174-058 55", "174-058")]
    [InlineData("У Образцовой Юли подтвердили астму", "астм")]
    [InlineData("Кому: v.p@mail.ru, o-82@ya.ru", "mail.ru")]
    public void No_answer_and_no_validation_failure_repeats_it(string text, string value)
    {
        var report = PolicyFiles.Linter.Lint(new LintInput { Text = text });

        Assert.NotEmpty(report.Findings);
        Assert.DoesNotContain(value, JsonSerializer.Serialize(LintAnswer.From(report), Readable), StringComparison.Ordinal);
        Assert.All(report.ToValidationResult().Errors, error => Assert.DoesNotContain(value, $"{error.ErrorMessage} {error.AttemptedValue}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("variants.gospublic")]
    [InlineData("buttons[0].label")]
    [InlineData("media[0].description")]
    public void Every_field_is_looked_at(string field)
    {
        const string Number = "+7 900 000-19-70";
        var report = PolicyFiles.Linter.Lint(new LintInput
        {
            Text = "Новости",
            Title = field == "title" ? Number : null,
            GospublicText = field == "variants.gospublic" ? Number : null,
            Buttons = [new LintButton(field == "buttons[0].label" ? Number : "", "")],
            Media = [new LintMedia(field == "media[0].description" ? Number : null)],
        });

        Assert.Equal(field, Assert.Single(report.Findings, finding => finding.RuleId == "INF001").Field);
    }

    // The bound is generous: work that grew with the square of the length would take hours.
    [Theory]
    [InlineData("8 900 000-11-22, ")]
    [InlineData("1 ")]
    [InlineData("9")]
    [InlineData("\uD835")]
    [InlineData("\0")]
    [InlineData("Образцов Тимур ")]
    [InlineData("астма ")]
    [InlineData("кв. 1 ул. ")]
    [InlineData("родился (01.02.2015 ")]
    [InlineData("паспорт ")]
    [InlineData("БИК 42301810500002757902 ")]
    [InlineData("a@mail.ru")]
    [InlineData("_gos")]
    [InlineData("[<&|")]
    public async Task Ten_megabytes_are_judged(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 10_000_000 / part.Length));

        var report = await Task.Run(() => PolicyFiles.Linter.Lint(new LintInput { Text = text })).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(LintVerdict.Block, report.Verdict);
    }
}
