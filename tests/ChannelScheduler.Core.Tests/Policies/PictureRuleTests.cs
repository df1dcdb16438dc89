using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What the findings about pictures say, beyond that they come (which the fixtures hold).</summary>
public class PictureRuleTests
{
    private const string Chat = "https://t.me/+AbCdEfGh123";

    [Theory]
    [InlineData("https://t.me/+AbCdEfGh123", "Telegram", "чат", FindingSeverity.Error)]
    [InlineData("https://telemost.yandex.ru/j/12345678901234", "Яндекс Телемост", "звонок", FindingSeverity.Error)]
    [InlineData("https://clck.ru/3AbCdE", null, "сокращённый адрес", FindingSeverity.Warning)]
    [InlineData("tel:+79990000000", null, "телефон", FindingSeverity.Warning)]
    public void A_code_is_named_by_its_picture_and_what_it_opens(string text, string? family, string what, FindingSeverity severity)
    {
        var finding = Assert.Single(Lint(new LintMedia("Описание") { FileName = "афиша.jpg", Qr = Found(text) }), one => one.RuleId == "LNK006");
        Assert.Equal(("media[0]", severity), (finding.Field, finding.Severity));
        Assert.Contains("«афиша.jpg»", finding.Message, StringComparison.Ordinal);
        Assert.Contains(what, finding.Message, StringComparison.Ordinal);
        if (family is not null) Assert.Contains(family, finding.Message, StringComparison.Ordinal);
        Assert.Equal([ChannelKind.MaxPublic, ChannelKind.Gospublic], finding.ChannelKinds);
    }

    [Theory]
    [InlineData("WIFI:T:WPA;S:School;P:topsecret;;", "topsecret")]
    [InlineData("tel:+79990000000", "79990000000")]
    [InlineData("ST00012|Name=X|PersonalAcc=40817810000000000000", "40817810000000000000")]
    public void What_is_private_in_a_code_is_never_repeated(string text, string secret)
    {
        var finding = Assert.Single(Lint(new LintMedia("Описание") { Qr = Found(text) }), one => one.RuleId == "LNK006");
        Assert.True(finding.IsPrivate);
        Assert.DoesNotContain(secret, finding.Message + finding.Remedy + finding.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_of_a_picture_is_judged()
    {
        var found = Lint(new LintMedia("Описание") { Qr = Found($"https://school5.example.org/\n{Chat}\nhttps://max.ru/joincall/AbCdEf") }).Where(one => one.RuleId == "LNK006");
        Assert.Equal([Chat, "https://max.ru/joincall/AbCdEf"], found.Select(one => one.Excerpt));
    }

    [Theory]
    [InlineData("Ждём всех", FindingSeverity.Warning)]
    [InlineData("Вступайте в чат класса", FindingSeverity.Error)]
    [InlineData("Последний звонок", FindingSeverity.Warning)]
    public void A_shortened_address_in_a_code_weighs_as_the_post_speaks(string text, FindingSeverity severity)
    {
        var report = PolicyFiles.Linter.Lint(new LintInput { Text = text, Media = [new LintMedia("Описание") { Qr = Found("https://clck.ru/3AbCdE") }] });
        Assert.Equal(severity, Assert.Single(report.Findings, one => one.RuleId == "LNK006").Severity);
    }

    [Theory]
    [InlineData("ru", "Нет описания. Картинки: «афиша.jpg».")]
    [InlineData("en", "No description. Pictures: \"афиша.jpg\".")]
    public void A_picture_is_named_in_the_quotes_of_the_language(string culture, string message)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(message, Assert.Single(Lint(new LintMedia(null) { FileName = "афиша.jpg" }), one => one.RuleId == "MED001").Message);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData(1, "media[0]", "№ 1")]
    [InlineData(3, "media", "№ 1, № 2, № 3")]
    [InlineData(5, "media", "№ 1, № 2, № 3 (+2)")]
    public void Ten_pictures_are_asked_about_in_one_sentence(int count, string field, string names)
    {
        var pictures = Enumerable.Repeat(new LintMedia("Описание") { Consent = PictureConsent.NotSaid, Qr = QrReading.NotRun }, count).ToArray();
        foreach (var rule in new[] { "MED003", "MED004" })
        {
            var finding = Assert.Single(Lint(pictures), one => one.RuleId == rule);
            Assert.Equal(field, finding.Field);
            Assert.Contains("Картинки: " + names + ".", finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_one_picture_without_a_description_is_pointed_at()
    {
        var finding = Assert.Single(Lint(new LintMedia("Хор"), new LintMedia((string?)null) { FileName = "зал.jpg" }));
        Assert.Equal(("MED001", "media[1].description", FindingSeverity.Advice), (finding.RuleId, finding.Field, finding.Severity));
    }

    [Fact]
    public void A_limit_is_named_with_the_network_that_has_it()
    {
        var findings = Lint(new LintMedia("Хор") { ContentType = "image/jpeg", Bytes = 1, Width = 7000, Height = 7001 });
        Assert.Equal([ChannelKind.Gospublic], Assert.Single(findings).ChannelKinds);
        Assert.Contains("7000 × 7001", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("14000", findings[0].Message, StringComparison.Ordinal);
    }

    private static QrReading Found(string text) => new(QrState.Found, text);

    private static IReadOnlyList<Finding> Lint(params LintMedia[] media) => PolicyFiles.Linter.Lint(new LintInput { Text = "Ярмарка", Media = media }).Findings;
}
