using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Paste an error, read what to do, in a browser that runs no script.</summary>
[Collection(ApiCollection.Name)]
public sealed class DiagnosePageTests(ApiFixture fixture)
{
    private const string Path = "/diagnose";

    private SchedulerServer Server => fixture.Server;

    [Theory]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.Manager)]
    public async Task A_pasted_error_gets_its_documented_fix_and_its_source(Role role)
    {
        using var person = await Server.SignInNewAsync(role, fixture.Other.Id);
        await person.OpenAsync("/help");
        Assert.Contains("href=\"/diagnose\"", person.Html, StringComparison.Ordinal);

        await person.OpenAsync(Path);
        await person.SubmitAsync(Path, ("text", "у меня пишет недостаточно прав для завершения процеса, помогите"));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Contains("Обновите данные об организации на Госуслугах", person.Text, StringComparison.Ordinal);
        Assert.Contains("VER002", person.Text, StringComparison.Ordinal);
        Assert.Contains("Основные проблемы при создании каналов", person.Text, StringComparison.Ordinal);
        // What was pasted stands there to be changed, and can be copied from.
        Assert.Contains("процеса, помогите</textarea>", person.Html, StringComparison.Ordinal);
        Assert.Contains("data-copy=\"error-VER002\"", person.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_a_network_is_understood_as_it_came_and_in_English()
    {
        using var person = await Server.SignInNewAsync(Role.ContentAdmin, fixture.Other.Id);
        await person.OpenAsync($"/language?to=en&back={Path}");
        await person.SubmitAsync(Path, ("text", """{"error":{"error_code":5,"error_subcode":1130,"error_msg":"User authorization failed: access_token was given to another ip address."}}"""));
        Assert.Contains("VK:5-ip", person.Text, StringComparison.Ordinal);
        Assert.Contains("belongs to another IP address", person.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Принтер не печатает", "Такой ошибки среди известных нет")]
    [InlineData("プリンターが印刷しません", "по-русски или по-английски")]
    [InlineData("не получается создать канал", "Точно такой ошибки среди известных нет")]
    public async Task What_is_not_known_is_said_with_where_to_ask(string text, string answer)
    {
        using var person = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await person.OpenAsync(Path);
        await person.SubmitAsync(Path, ("text", text));
        Assert.Contains(answer, person.Text, StringComparison.Ordinal);
        Assert.Contains("partner_support@max.ru", person.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.PressOfficer, "создался канал _biz", "/appeals", true)]
    [InlineData(Role.Manager, "создался канал _biz", "/appeals", false)]
    [InlineData(Role.ContentAdmin, "создался канал _biz", "/channels", true)]
    [InlineData(Role.PressOfficer, "создался канал _biz", "/channels", false)]
    [InlineData(Role.PressOfficer, "ИНН, ОГРН, КПП уже указаны", "/appeals", true)]
    [InlineData(Role.PressOfficer, "Принтер не печатает", "/appeals", true)]
    [InlineData(Role.Manager, "Принтер не печатает", "/appeals", false)]
    [InlineData(Role.Manager, "Профиль заблокирован за нарушение правил", "/help/blocked", true)]
    [InlineData(Role.Manager, "Принтер не печатает", "/help/blocked", false)]
    public async Task An_error_leads_on_to_what_this_person_can_do(Role role, string text, string to, bool leads)
    {
        using var person = await Server.SignInNewAsync(role, fixture.Other.Id);
        await person.OpenAsync(Path);
        await person.SubmitAsync(Path, ("text", text));
        var main = person.Html[person.Html.IndexOf("<main", StringComparison.Ordinal)..];
        Assert.Equal(leads, main.Contains($"href=\"{to}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_and_a_huge_paste_are_answered()
    {
        using var person = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await person.OpenAsync(Path);
        await person.SubmitAsync(Path, ("text", "   "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
        Assert.Contains("Вставьте текст ошибки", person.Text, StringComparison.Ordinal);

        await person.SubmitAsync(Path, ("text", "Создался канал _biz. " + string.Join(' ', Enumerable.Repeat("и так далее", 20_000))));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Contains("CHN002", person.Text, StringComparison.Ordinal);
        Assert.Contains("прочитаны первые знаки", person.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.ContentAdmin, true, true)]
    [InlineData(Role.PressOfficer, false, true)]
    [InlineData(Role.Manager, false, false)]
    public async Task A_biz_channel_leads_to_its_replacement_and_to_support_whoever_may_do_that(Role role, bool replaces, bool writes)
    {
        using var person = await Server.SignInNewAsync(role, fixture.Other.Id);
        await person.OpenAsync(Path + "?code=CHN002");
        Assert.Equal(replaces, person.Text.Contains("Заменить канал в ожидающих записях", StringComparison.Ordinal));
        Assert.Equal(writes, person.Text.Contains("Не помогло: написать в поддержку", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_of_five_megabytes_is_answered_and_does_not_come_back()
    {
        using var person = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await person.OpenAsync(Path);
        await person.SendFilesAsync(Path, [], person.FormOf(Path, ("text", "Создался канал _biz. " + new string('x', 5_000_000))));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Contains("CHN002", person.Text, StringComparison.Ordinal);
        Assert.InRange(person.Html.Length, 20_000, 80_000);
        await person.OpenAsync(Path);
        await person.SubmitAsync(Path, ("text", "Создался канал _biz. " + new string('x', 5_000_000)));
        Assert.Contains("CHN002", person.Text, StringComparison.Ordinal);
        Assert.Contains("прочитаны первые знаки", person.Text, StringComparison.Ordinal);
        Assert.InRange(person.Html.Length, 20_000, 80_000);
    }

    [Theory]
    [InlineData("""{"error":{"error_code":5,"request_params":[{"key":"access_token","value":"SECRETSECRETSECRETSECRET"}]}}""")]
    [InlineData("ошибка VK 5: https://api.vk.com/method/wall.post?access_token=SECRETSECRETSECRETSECRET&v=5.199")]
    [InlineData("error 5 vk1.a.SECRETSECRETSECRETSECRET vk api")]
    [InlineData("Authorization: SECRETSECRETSECRETSECRET verify.token")]
    [InlineData("{\"code\":\"verify.token\",\"token\":\"SECRETSECRETSECRETSECRET\"}")]
    public async Task A_token_in_what_was_pasted_is_neither_shown_nor_kept(string text)
    {
        using var person = await Server.SignInNewAsync(Role.ContentAdmin, fixture.Other.Id);
        await person.OpenAsync(Path);
        await person.SubmitAsync(Path, ("text", text));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Contains("Что делать:", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETSECRET", person.Html, StringComparison.Ordinal);
        Assert.Contains("[secret]", person.Html, StringComparison.Ordinal);
        await using var db = Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();
        Assert.False(await db.Audit.AnyAsync(one => one.Details!.Contains("SECRETSECRET")) || await db.IdempotencyRecords.AnyAsync(one => one.Body.Contains("SECRETSECRET")));
    }

    [Fact]
    public async Task A_link_leads_to_one_error_and_nothing_pasted_becomes_markup()
    {
        using var person = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await person.OpenAsync(Path + "?code=MAX%3Achat.denied");
        Assert.Contains("Бот не может публиковать в канале MAX", person.Text, StringComparison.Ordinal);
        await person.SubmitAsync(Path, ("text", "</textarea><script>alert(1)</script> _biz"));
        Assert.DoesNotContain("<script>alert", person.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_publication_explains_the_network_s_answer()
    {
        var school = await Server.NewSchoolAsync();
        await Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "revokedRights", times = 1 });
        var id = await school.PublishAsync(school.Post("Новость дня", "Приходите в субботу.", channels: [school.MaxId]));
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await Eventually.GetAsync(async () => (await officer.OpenAsync("/posts/" + id)).Html, html => html.Contains("/diagnose?code=MAX%3A", StringComparison.Ordinal));
        Assert.Contains("Что делать:", officer.Text, StringComparison.Ordinal);
    }
}
