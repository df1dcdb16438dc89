using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using Xunit;

namespace ChannelScheduler.Testing.Sandbox;

/// <summary>Somebody with MAX on the phone, in the dialogue with one bot of the sandbox.</summary>
/// <param name="control">Control calls, ends with a slash: <c>…/_sandbox/</c>; the stand-alone sandbox's or the program's.</param>
/// <param name="bot">The bot's token.</param>
public sealed class SandboxPerson(HttpClient http, Uri control, long userId, string bot)
{
    public long UserId => userId;

    public static Task<SandboxPerson> AddAsync(SandboxServer server, string name = "Анна Пример", string bot = SandboxSeed.MaxBotToken) => AddAsync(server.Http, server.ControlUrl, name, bot);

    public static async Task<SandboxPerson> AddAsync(HttpClient http, Uri control, string name = "Анна Пример", string bot = SandboxSeed.MaxBotToken)
    {
        using var response = await http.PostAsJsonAsync(new Uri(control, "max/people"), new { name });
        response.EnsureSuccessStatusCode();
        var person = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new SandboxPerson(http, control, person.GetProperty("userId").GetInt64(), bot);
    }

    /// <summary>Presses "start", or opens the bot by a link with a payload.</summary>
    public Task StartAsync(string? payload = null) => DoneAsync("start", new { bot, payload });

    public Task StopAsync() => DoneAsync("stop", new { bot });

    public Task SayAsync(string text) => DoneAsync("say", new { bot, text });

    /// <returns>The press's callback id.</returns>
    public async Task<string> PressAsync(string mid, string payload) => (await DoneAsync("press", new { bot, mid, payload })).GetProperty("callbackId").GetString()!;

    /// <summary>Presses the button with this text under the newest message that has one.</summary>
    public async Task<string> PressAsync(string text)
    {
        var (mid, button) = (await DialogAsync()).Messages.Where(message => !message.Deleted).Reverse()
            .SelectMany(message => message.Buttons.SelectMany(row => row).Select(button => (message.Mid, Button: button))).First(pair => pair.Button.Text == text);
        return await PressAsync(mid, button.Payload!);
    }

    public async Task<PhoneDialog> DialogAsync() =>
        (await http.GetFromJsonAsync<PhoneDialog>(new Uri(control, $"{Path}/dialog?bot={Uri.EscapeDataString(bot)}"), SandboxJson.Options))!;

    /// <summary>Does something in the app, right or wrong.</summary>
    /// <param name="act"><c>start</c>, <c>say</c>, <c>press</c> or <c>stop</c>.</param>
    public async Task<(int Status, JsonElement Body)> TryAsync(string act, object body)
    {
        using var response = await http.PostAsJsonAsync(new Uri(control, $"{Path}/{act}"), body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private string Path => "max/people/" + userId.ToString(CultureInfo.InvariantCulture);

    private async Task<JsonElement> DoneAsync(string act, object body)
    {
        var (status, answer) = await TryAsync(act, body);
        Assert.True(status == 200, answer.ToString());
        return answer;
    }
}
