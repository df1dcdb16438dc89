using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>The page that explains every rule, to whoever meets a finding.</summary>
[Collection(ApiCollection.Name)]
public sealed class RulesPageTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_rule_is_explained_in_both_languages_with_its_folder_and_examples(string language)
    {
        using var admin = await Server.SignInNewAsync(Role.ContentAdmin, null);
        await admin.OpenAsync($"/language?to={language}&back=/");
        await admin.OpenAsync("/rules");

        foreach (var (_, rule) in Server.Services.GetRequiredService<IPolicySource>().Current.Rules)
        {
            string Of(PolicyText text) => language == "en" ? text.En : text.Ru;
            Assert.Contains($"<p id=\"{rule.Id}\">", admin.Html, StringComparison.Ordinal);
            Assert.Contains(Of(rule.Title), admin.Text, StringComparison.Ordinal);
            Assert.Contains(Of(rule.Why), admin.Text, StringComparison.Ordinal);
            Assert.Contains(Of(rule.Change!), admin.Text, StringComparison.Ordinal);
            Assert.Contains(rule.Folder, admin.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("{pictures", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("….", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{excerpt}", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", admin.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.ContentAdmin, true)]
    [InlineData(Role.PressOfficer, false)]
    [InlineData(Role.Manager, false)]
    public async Task Everybody_finds_the_rules_and_who_looks_after_them_sees_where_they_come_from(Role role, bool seesState)
    {
        using var person = await Server.SignInNewAsync(role, null);
        await person.OpenAsync("/rules");

        Assert.Equal(seesState, person.Text.Contains("Что действует сейчас", StringComparison.Ordinal));
        Assert.Contains("<a href=\"/rules\" aria-current=\"page\"", person.Html, StringComparison.Ordinal);
        Assert.Equal(seesState, person.Text.Contains("Как изменить", StringComparison.Ordinal));
        Assert.Contains("LNK001", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_leads_to_its_rule()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await officer.OpenAsync("/posts/new");
        await officer.SubmitAsync("/posts/new", ("title", "Чат"), ("text", "Вступайте: https://max.ru/join/LNPW5HIAqvWw"), ("then", "save"));

        Assert.Contains("href=\"/rules#LNK001\"", officer.Html, StringComparison.Ordinal);
    }
}
