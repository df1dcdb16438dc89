using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A part-time admin connects channels with a browser that runs no script.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class ChannelPagesTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_MAX_channel_is_connected_step_by_step()
    {
        var (school, inn) = await NewSchoolAsync();
        using var browser = await Server.SignInNewAsync(Role.Admin, school);
        var path = await BeginAsync(browser, "MaxPublic");
        Assert.Contains("модерация до 48 часов", browser.Text, StringComparison.Ordinal);
        Assert.Contains("недостаточно прав", browser.Text, StringComparison.Ordinal);

        await browser.SubmitAsync(path + "/moderation", ("since-date", "2026-01-12"), ("since-time", "10:00"));
        Assert.Contains("Бот ждёт модерации с 12 января 2026, 10:00", browser.Text, StringComparison.Ordinal);
        Assert.Contains("partner_support@max.ru", browser.Text, StringComparison.Ordinal);

        await browser.SubmitAsync(path + "/token", ("token-Bot", "made-up-token"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Токен бота не принят", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up-token", browser.Html, StringComparison.Ordinal);
        // The network's words are explained where they show.
        Assert.Contains("/diagnose?code=MAX%3Averify.token", browser.Html, StringComparison.Ordinal);
        var bot = await NewBotAsync();
        await browser.SubmitAsync(path + "/token", ("token-Bot", bot));
        Assert.Equal(path + "?done=TokenStored", browser.Path);
        Assert.DoesNotContain(bot, browser.Html, StringComparison.Ordinal);

        await browser.SubmitAsync(path + "/channel", ("address", "https://max.ru/join/LNPW5HIAqvWw"));
        Assert.Contains("приглашение", browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"https://max.ru/join/LNPW5HIAqvWw\"", browser.Html, StringComparison.Ordinal);

        var chat = await NewChatAsync($"id{inn}_gos");
        await AddBotAsync(chat, bot, "read_all_messages");
        await browser.SubmitAsync(path + "/find");
        Assert.Contains("Нашлось", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync($"{path}/channel?found={chat}");
        Assert.Equal(path + "?done=ChannelChosen", browser.Path);

        await browser.SubmitAsync(path + "/check");
        Assert.Contains("Боту не хватает прав: «Публиковать»", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Что делать:", browser.Text, StringComparison.Ordinal);
        await AddBotAsync(chat, bot);
        await browser.SubmitAsync(path + "/check");
        Assert.Matches("^/channels/[0-9a-f-]{36}\\?done=Connected$", browser.Path);
        Assert.Contains("проверен, работает", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_what_to_do()
    {
        var (school, _) = await NewSchoolAsync();
        using var browser = await Server.SignInNewAsync(Role.Admin, school);
        var path = await BeginAsync(browser, "SferumClosed");
        await browser.SubmitAsync(path + "/token", ("token-Bot", await NewBotAsync()));
        await browser.SubmitAsync(path + "/find");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Пока бота никто не добавил в канал", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_hand_on_the_first_day_and_by_the_program_later()
    {
        var (school, inn) = await NewSchoolAsync();
        using var browser = await Server.SignInNewAsync(Role.Admin, school);
        var path = await BeginAsync(browser, "MaxPublic");
        await browser.SubmitAsync(path + "/by-hand", ("address", $"https://max.ru/id{inn}_gos"), ("name", "Наш канал"));
        Assert.Contains("нет его номера", browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Наш канал\"", browser.Html, StringComparison.Ordinal);
        var chat = await NewChatAsync($"id{inn}_gos");
        await browser.SubmitAsync(path + "/by-hand", ("address", $"https://web.max.ru/{chat}"));
        Assert.Contains("в канал «Наш канал» публикует человек", browser.Text, StringComparison.Ordinal);

        var bot = await NewBotAsync();
        await AddBotAsync(chat, bot);
        await browser.SubmitAsync(path + "/token", ("token-Bot", bot));
        await browser.SubmitAsync(path + "/check");
        Assert.Contains("done=Connected", browser.Path, StringComparison.Ordinal);
        Assert.Contains("Наш канал", browser.Text, StringComparison.Ordinal);
        var channel = browser.Path.Split('?')[0];
        await browser.SubmitAsync(channel + "/delivery");
        Assert.Contains("публикует человек", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(channel + "/delivery");
        Assert.Equal(channel + "?done=ByProgram", browser.Path);
    }

    [Fact]
    public async Task A_gospublic_with_a_key_of_the_wrong_kind_and_then_the_right_one()
    {
        var (school, _) = await NewSchoolAsync();
        using var browser = await Server.SignInNewAsync(Role.Admin, school);
        var path = await BeginAsync(browser, "Gospublic");
        var vk = await SandboxAsync("channels", new { network = "vk", title = "Госпаблик" });
        var tokens = vk["tokens"]!.AsArray().ToLookup(one => one!["kind"]!.ToString(), one => one!["value"]!.ToString());
        await browser.SubmitAsync(path + "/token", ("token-Community", tokens["user"].First()));
        Assert.Contains("Это токен пользователя, а здесь нужен ключ сообщества", browser.Text, StringComparison.Ordinal);
        var soon = TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await browser.SubmitAsync(path + "/token", ("token-Community", tokens["community"].First()), ("token-User", tokens["user"].First()), ("until-User", soon));
        await browser.SubmitAsync(path + "/channel", ("address", $"https://vk.com/club{vk["externalId"]}"));
        await browser.SubmitAsync(path + "/check");
        Assert.Contains("done=Connected", browser.Path, StringComparison.Ordinal);
        Assert.True(browser.Text.Contains("Осталось дней: ", StringComparison.Ordinal), browser.Text);

        var channel = browser.Path.Split('?')[0];
        await browser.SubmitAsync(channel + "/check");
        Assert.Matches("Всё в порядке\\.|Публиковать можно\\.", browser.Text);
        await browser.SubmitAsync(channel + "/tokens", ("token-Service", tokens["community"].First()));
        Assert.Contains("Это ключ сообщества, а здесь нужен сервисный ключ", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/channels");
        Assert.Contains("Осталось дней: ", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_channel_says_why_and_a_content_admin_can_check_it_but_change_nothing()
    {
        var school = await Server.NewSchoolAsync();
        (await Server.Admin.PutAsync($"channels/{school.MaxId}/tokens", new { tokens = new { bot = new { value = "run-out-token" } } })).Must(200);
        using var browser = await Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/channels/" + school.MaxId);
        Assert.False(browser.HasForm($"/channels/{school.MaxId}/tokens"));
        await browser.SubmitAsync($"/channels/{school.MaxId}/check");
        Assert.Contains("Канал остановлен, пока это не исправлено.", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/channels");
        Assert.Contains("остановлен", browser.Text, StringComparison.Ordinal);

        using var admin = await Server.SignInNewAsync(Role.Admin, school.Id);
        await admin.OpenAsync("/channels/" + school.MaxId);
        var token = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(school.MaxTokens))!["bot"]!["value"]!.ToString();
        await admin.SubmitAsync($"/channels/{school.MaxId}/tokens", ("token-Bot", token));
        await admin.SubmitAsync($"/channels/{school.MaxId}/check");
        Assert.Contains("проверен, работает", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_is_shown_compared_and_taken_in()
    {
        await using var own = await SchedulerServer.StartAsync();
        using var authority = new TestAuthority(TimeProvider.System.GetUtcNow());
        using var browser = await own.SignInNewAsync(Role.Admin, null);
        await browser.OpenAsync("/channels/certificate");
        await browser.SubmitFilesAsync("/channels/certificate", [("file", "root.pem", "не сертификат"u8.ToArray())]);
        Assert.Contains("-----BEGIN CERTIFICATE-----", browser.Text, StringComparison.Ordinal);

        await browser.SubmitFilesAsync("/channels/certificate", [("file", "root.pem", await File.ReadAllBytesAsync(authority.BundlePath))]);
        Assert.Contains("Test Root", browser.Text, StringComparison.Ordinal);
        var fingerprint = System.Text.RegularExpressions.Regex.Match(browser.Text, "SHA-256: ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})").Groups[1].Value;
        await browser.SubmitAsync("/channels/certificate/trust", ("fingerprint", "00 11 22 33"));
        Assert.Contains("Отпечаток не совпал", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Test Root", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("/channels/certificate/trust", ("fingerprint", fingerprint[^11..]));
        Assert.Equal("/channels/certificate?done=CertificateStored", browser.Path);
        Assert.Contains("Принято сейчас", browser.Text, StringComparison.Ordinal);
        Assert.Contains(fingerprint, browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Connect a channel")]
    [InlineData("ru", "Подключить канал")]
    public async Task The_pages_speak_both_languages_and_nothing_of_the_other(string language, string words)
    {
        var (school, _) = await NewSchoolAsync();
        using var browser = await Server.SignInNewAsync(Role.Admin, school);
        await browser.OpenAsync($"/language?to={language}&back=/channels/connect");
        Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("/channels/connect", ("kind", "MaxPublic"), ("environment", "Sandbox"));
        Assert.Contains(language == "en" ? "Create the bot" : "Создать бота", browser.Text, StringComparison.Ordinal);
    }

    private static async Task<string> BeginAsync(PageClient browser, string kind)
    {
        await browser.OpenAsync("/channels/connect");
        await browser.SubmitAsync("/channels/connect", ("kind", kind), ("environment", "Sandbox"));
        return browser.Path;
    }

    private async Task<(string Id, string Inn)> NewSchoolAsync()
    {
        var inn = TestInn.Next();
        return ((await Server.Admin.PostAsync("schools", new { name = "Школа " + inn, inn, timeZone = "Europe/Moscow" })).Must(201).Id, inn);
    }

    private async Task<string> NewBotAsync() => (await SandboxAsync("max/bots", new { name = "Бот" }))["token"]!.ToString();

    private async Task<string> NewChatAsync(string handle) => (await SandboxAsync("channels", new { network = "max", handle, title = "Канал" }))["externalId"]!.ToString();

    private Task<JsonNode> AddBotAsync(string channel, string bot, params string[] permissions) => SandboxAsync("max/members", new { channel, bot, permissions = permissions.Length > 0 ? permissions : null });

    private async Task<JsonNode> SandboxAsync(string path, object body)
    {
        using var response = await Server.Http.PostAsJsonAsync("/_sandbox/" + path, body);
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }
}
