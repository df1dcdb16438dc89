using System.Globalization;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Appeals;

/// <summary>Nothing goes to support that support would send back: each of its parts has to be there.</summary>
public sealed class AppealValidatorTests
{
    [Fact]
    public void Support_of_channels_asks_for_five_parts_and_a_blocked_account_for_four()
    {
        Assert.Equal([AppealPart.Organisation, AppealPart.PlatformId, AppealPart.CabinetPhone, AppealPart.Problem, AppealPart.Evidence], TemplateOf(AppealKind.ChannelSupport).Parts.Select(one => one.Part));
        Assert.Equal([AppealPart.Person, AppealPart.Phone, AppealPart.Actions, AppealPart.Evidence], TemplateOf(AppealKind.BlockedAccount).Parts.Select(one => one.Part));
        Assert.Equal("partner_support@max.ru", TemplateOf(AppealKind.ChannelSupport).MailTo);
        Assert.Equal("https://max.ru/", TemplateOf(AppealKind.BlockedAccount).Site!.AbsoluteUri);
    }

    [Theory]
    [InlineData(AppealKind.ChannelSupport)]
    [InlineData(AppealKind.BlockedAccount)]
    public void A_whole_appeal_lacks_nothing(AppealKind kind) => Assert.Empty(Missing(SampleAppeal.Whole(kind)));

    [Theory]
    [InlineData(AppealKind.ChannelSupport, "organisation", AppealPart.Organisation)]
    [InlineData(AppealKind.ChannelSupport, "inn", AppealPart.Organisation)]
    [InlineData(AppealKind.ChannelSupport, "platformId", AppealPart.PlatformId)]
    [InlineData(AppealKind.ChannelSupport, "phone", AppealPart.CabinetPhone)]
    [InlineData(AppealKind.ChannelSupport, "problem", AppealPart.Problem)]
    [InlineData(AppealKind.ChannelSupport, "actions", AppealPart.Problem)]
    [InlineData(AppealKind.ChannelSupport, "files", AppealPart.Evidence)]
    [InlineData(AppealKind.BlockedAccount, "person", AppealPart.Person)]
    [InlineData(AppealKind.BlockedAccount, "organisation", AppealPart.Person)]
    [InlineData(AppealKind.BlockedAccount, "position", AppealPart.Person)]
    [InlineData(AppealKind.BlockedAccount, "phone", AppealPart.Phone)]
    [InlineData(AppealKind.BlockedAccount, "actions", AppealPart.Actions)]
    [InlineData(AppealKind.BlockedAccount, "files", AppealPart.Evidence)]
    public void A_part_that_is_missing_or_blank_is_named_with_its_field(AppealKind kind, string field, AppealPart part)
    {
        var appeal = SampleAppeal.Whole(kind);
        SampleAppeal.Empty(appeal, field);

        Assert.Equal([(field, part)], Missing(appeal));
    }

    [Fact]
    public void A_given_name_alone_is_no_introduction_and_an_inn_with_a_slip_is_none()
    {
        var person = SampleAppeal.Whole(AppealKind.BlockedAccount);
        person.Person = "Мария";
        Assert.Equal([("person", AppealPart.Person)], Missing(person));
        // Copied out of a document: between the names stands a blank that does not break.
        person.Person = "Иванова\u00A0Мария";
        Assert.Empty(Missing(person));
        var channel = SampleAppeal.Whole(AppealKind.ChannelSupport);
        channel.Inn = "7707083894";
        Assert.Equal([("inn", AppealPart.Organisation)], Missing(channel));
    }

    [Theory]
    [InlineData("ru", "снимок экрана")]
    [InlineData("en", "screenshot")]
    public void What_is_missing_is_said_in_the_readers_language(string language, string word)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var appeal = SampleAppeal.Whole(AppealKind.ChannelSupport);
        appeal.Files.Clear();

        Assert.Contains(word, new AppealValidator(TemplateOf(appeal.Kind)).Validate(appeal).Errors.Single().ErrorMessage, StringComparison.Ordinal);
    }

    internal static AppealTemplate TemplateOf(AppealKind kind) => PolicyFiles.Set.Appeals[kind];

    private static IEnumerable<(string Field, AppealPart Part)> Missing(Appeal appeal) =>
        new AppealValidator(TemplateOf(appeal.Kind)).Validate(appeal).Errors.Select(one => (one.PropertyName, AppealValidator.PartOf(one)));
}
