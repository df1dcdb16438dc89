using System.Globalization;
using ChannelScheduler.Core.Appeals;
using Xunit;

namespace ChannelScheduler.Core.Tests.Appeals;

/// <summary>What support reads: Russian whatever the page's language is, each part by its number.</summary>
public sealed class AppealTextTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void A_letter_has_every_part_in_order_and_the_number_as_support_wants_it(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var appeal = SampleAppeal.Whole(AppealKind.ChannelSupport);

        var body = AppealText.Body(AppealValidatorTests.TemplateOf(appeal.Kind), appeal);

        string[] parts = ["Здравствуйте!", "1. Организация", "МБОУ СОШ № 5 (пример), ИНН 7707083893", "2. ID", "10045", "3. Телефон", ": 79001234567\n", "4. Что не получается", "создался _biz", "Что уже сделали: Удалили", "5. Снимки", "ошибка.png"];
        var at = 0;
        foreach (var part in parts)
        {
            var found = body.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is not after place {at} of:\n{body}");
            at = found;
        }
        Assert.Contains("7707083893", AppealText.Subject(AppealValidatorTests.TemplateOf(appeal.Kind), appeal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_link_carries_the_subject_and_says_to_paste_what_it_cannot_hold()
    {
        var appeal = SampleAppeal.Whole(AppealKind.ChannelSupport);
        var whole = AppealText.MailLink(AppealValidatorTests.TemplateOf(appeal.Kind), appeal)!;
        Assert.True(whole.IsWhole);
        Assert.EndsWith(AppealText.Body(AppealValidatorTests.TemplateOf(appeal.Kind), appeal).Replace("\n", "\r\n", StringComparison.Ordinal), Uri.UnescapeDataString(whole.Address), StringComparison.Ordinal);
        appeal.Problem = "Не выходит&body=чужое\n" + new string('я', 300);

        var link = AppealText.MailLink(AppealValidatorTests.TemplateOf(appeal.Kind), appeal)!;

        Assert.False(link.IsWhole);
        Assert.StartsWith("mailto:partner_support@max.ru?subject=", link.Address, StringComparison.Ordinal);
        Assert.InRange(link.Address.Length, 100, 2000);
        Assert.Contains("ИНН 7707083893", Uri.UnescapeDataString(link.Address), StringComparison.Ordinal);
        Assert.Contains("Вставьте сюда", Uri.UnescapeDataString(link.Address), StringComparison.Ordinal);
        // Nothing typed can add a header of its own.
        Assert.DoesNotContain('\n', link.Address);
        Assert.Equal(2, link.Address.Split('?')[1].Split('&').Length);
    }

    [Fact]
    public void A_blocked_account_is_no_letter() =>
        Assert.Null(AppealText.MailLink(AppealValidatorTests.TemplateOf(AppealKind.BlockedAccount), SampleAppeal.Whole(AppealKind.BlockedAccount)));

    [Theory]
    [InlineData("+7 900 123-45-67", "79001234567")]
    [InlineData("8 (900) 123 45 67", "79001234567")]
    [InlineData("79001234567", "79001234567")]
    [InlineData("900 123 45 67", "79001234567")]
    [InlineData(" +7(900)1234567 ", "79001234567")]
    [InlineData("8-900-123-45-67", "79001234567")]
    [InlineData("+8 900 123 45 67", null)]
    [InlineData("+1 202 555 0100", null)]
    [InlineData("8 900 123 45 6", null)]
    [InlineData("7 900 123 45 678", null)]
    [InlineData("79001234567 доб. 5", null)]
    [InlineData("7+9001234567", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_telephone_number_takes_the_form_that_support_asks_for(string? typed, string? number)
    {
        Assert.Equal(number is not null, RussianPhone.TryParse(typed, out var parsed));
        Assert.Equal(number, parsed);
    }
}
