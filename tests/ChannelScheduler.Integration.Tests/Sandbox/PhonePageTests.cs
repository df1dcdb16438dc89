using System.Net;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>The pages that play a person's phone.</summary>
public sealed class PhonePageTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private MaxCaller _max = null!;
    private SandboxPerson _person = null!;

    private string Page => $"sandbox/people/{_person.UserId}?bot={SandboxSeed.MaxBotUserId}&lang=ru";

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync();
        _max = new MaxCaller(_server);
        _person = await SandboxPerson.AddAsync(_server, "Анна <b>Пример</b>");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_person_is_added_found_from_the_list_of_channels_and_starts_the_bot()
    {
        Assert.Contains("href=\"/sandbox/people?lang=ru\"", await _server.Http.GetStringAsync("sandbox"));
        var added = await PostAsync("sandbox/people?lang=ru", ("name", "Борис"));
        Assert.Contains("Борис и бот «Бот школы № 1 (песочница)»", added);
        var list = await _server.Http.GetStringAsync("sandbox/people?lang=en");
        Assert.Contains("People with MAX", list);
        Assert.Contains("Борис", list);
        Assert.Contains("Анна &lt;b&gt;Пример", list);

        Assert.Contains("Бот запущен.", await PostAsync(Act("start"), ("link", "код-1")));
        Assert.Equal("код-1", await PayloadAsync());
    }

    [Fact]
    public async Task A_dialogue_is_led_by_the_page_s_forms_alone()
    {
        await PostAsync(Act("start"));
        await SendAsync("""{"text":"Одобрить <script>?","attachments":[{"type":"inline_keyboard","payload":{"buttons":[[{"type":"callback","text":"Да","payload":"y\"1"},{"type":"link","text":"Открыть","url":"https://example.org/1"},{"type":"link","text":"Плохая","url":"javascript:alert(1)"}]]}}]}""");
        var page = await _server.Http.GetStringAsync(Page);
        Assert.Contains("Одобрить &lt;script&gt;?", page);
        Assert.Contains("<a href=\"https://example.org/1\"", page);
        Assert.DoesNotContain("javascript:", page);
        Assert.Contains("value=\"y&quot;1\"", page);

        var mid = (await _person.DialogAsync()).Messages.Single().Mid;
        var pressed = await PostAsync(Act("press"), ("mid", mid), ("payload", "y\"1"));
        Assert.Contains("Нажато «Да»", pressed);
        Assert.Contains("Бот пока не ответил.", pressed);
        var callback = (await _person.DialogAsync()).Presses.Single().CallbackId;
        await _max.CallAsync("POST", "answers?callback_id=" + callback, """{"message":{"text":"Одобрено","attachments":[]},"notification":"Готово"}""");
        var answered = await _server.Http.GetStringAsync(Page);
        Assert.Contains("На экране мелькнуло: «Готово».", answered);
        Assert.DoesNotContain("Бот пока не ответил.", answered);
        Assert.DoesNotContain("name=\"payload\"", answered);

        var text = "моё слово\n" + new string('я', 3990);
        Assert.Contains("моё слово", await PostAsync(Act("say"), ("text", text.Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.Equal(text, (await _person.DialogAsync()).Messages[^1].Text);
        Assert.Contains("Бот остановлен", await PostAsync(Act("stop")));
        Assert.Equal("stopped", (await _person.DialogAsync()).State);
    }

    [Theory]
    [InlineData("start", "link", "https://max.ru/nobody_bot?start=x", "Бот не запущен: такого бота в песочнице нет")]
    [InlineData("say", "text", " ", "Сообщение не отправлено")]
    [InlineData("press", "payload", "x", "Кнопка не нажата")]
    [InlineData("stop", "", "", "Бот и так не запущен.")]
    public async Task What_cannot_be_done_is_said_on_the_page(string act, string field, string value, string words)
    {
        using var response = await SendFormAsync(Act(act), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync());
        Assert.Empty((await _person.DialogAsync()).Messages);
    }

    [Theory]
    [InlineData("https://max.ru/id0012345673_bot?start=a-b", "a-b")]
    [InlineData("max.ru/@id0012345673_bot/?start=%D0%B0", "а")]
    [InlineData("https://max.ru/id0012345673_bot", null)]
    [InlineData(" a-b ", "a-b")]
    [InlineData("", null)]
    public async Task The_link_that_a_program_shows_can_be_pasted_whole(string link, string? payload)
    {
        await PostAsync(Act("start"), ("link", link));
        Assert.Equal(payload, await PayloadAsync());
    }

    [Fact]
    public async Task A_link_opens_the_bot_that_it_names()
    {
        var channel = await _server.AddChannelAsync(new SandboxChannelRequest("max", "-70000000000009"));
        var page = await PostAsync(Act("start"), ("link", "https://max.ru/sandbox_70000000000009_bot?start=x"));
        Assert.Contains("Бот песочницы", page);
        var (_, updates) = await new MaxCaller(_server, channel.Token("bot")).CallAsync("GET", "updates?timeout=0&types=bot_started");
        Assert.Equal(1, updates.GetProperty("updates").GetArrayLength());
        // With more bots than one the person's page asks which.
        Assert.Contains("С каким ботом", await _server.Http.GetStringAsync($"sandbox/people/{_person.UserId}?lang=ru"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://example.org")]
    [InlineData("Origin", "null")]
    public async Task A_form_of_another_site_does_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Act("start")) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(header, value);
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("new", (await _person.DialogAsync()).State);
    }

    [Fact]
    public async Task A_form_of_the_page_itself_works_and_strangers_are_not_found()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Act("start")) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Origin", _server.MaxBaseUrl.GetLeftPart(UriPartial.Authority));
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var path in new[] { "sandbox/people/5?lang=ru", "sandbox/people/5?bot=1", $"sandbox/people/{_person.UserId}?bot=7" })
        {
            using var missing = await _server.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        using var nameless = await SendFormAsync("sandbox/people?lang=ru", ("name", " "));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        Assert.Contains("Человек не добавлен", await nameless.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_pages_load_no_script_and_send_forms_home_only()
    {
        foreach (var path in new[] { "sandbox/people", Page })
        {
            using var response = await _server.Http.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("form-action 'self'", policy);
            Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync());
        }
    }

    private string Act(string act) => $"sandbox/people/{_person.UserId}/{act}?bot={SandboxSeed.MaxBotUserId}&lang=ru";

    private Task<HttpResponseMessage> SendFormAsync(string path, params (string Name, string Value)[] fields) =>
        _server.Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await SendFormAsync(path, fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task SendAsync(string json) => Assert.Equal(HttpStatusCode.OK, (await _max.CallAsync("POST", $"messages?user_id={_person.UserId}", json)).Status);

    private async Task<string?> PayloadAsync()
    {
        var (_, updates) = await _max.CallAsync("GET", "updates?timeout=0&types=bot_started");
        return updates.GetProperty("updates").EnumerateArray().Last().TryGetProperty("payload", out var payload) ? payload.GetString() : null;
    }
}
