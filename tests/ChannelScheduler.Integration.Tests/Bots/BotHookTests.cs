using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Bots;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>MAX calls the program: only with the bot's own secret, and an event that comes again changes nothing.</summary>
public sealed class BotHookTests
{
    [Fact]
    public async Task With_a_web_hook_a_post_is_approved_by_a_button_and_a_replay_does_nothing()
    {
        await using var server = await StartAsync();
        var desk = await BotDesk.CreateAsync(server);
        // What is pressed before MAX knows the address reaches nobody; a first try that failed is made again after a minute.
        await Eventually.GetAsync(() => HooksAsync(desk), urls => urls.Count == 1, TimeSpan.FromSeconds(90), urls => string.Join(' ', urls));
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Хук", publishAt: TimeProvider.System.GetUtcNow().AddDays(1));
        await BotDesk.PromptAsync(reviewer.Phone, "Хук");
        var press = await reviewer.Phone.PressAsync("Одобрить");
        Assert.Equal("Одобрено", await BotDesk.AnswerOfAsync(reviewer.Phone, press));
        using (var replay = await server.Http.PostAsJsonAsync("/_sandbox/max/webhooks/replay", new { bot = desk.Token })) Assert.True(replay.IsSuccessStatusCode, await replay.Content.ReadAsStringAsync());
        Assert.Equal("scheduled", await desk.StatusAsync(id));
        await using var db = await desk.OpenDbAsync();
        var post = Guid.Parse(id);
        Assert.Equal(1, await db.Audit.CountAsync(one => one.PostId == post && one.Action == "post.approved"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Who_does_not_show_the_secret_finds_nothing(string? secret)
    {
        await using var server = await StartAsync();
        var desk = await BotDesk.CreateAsync(server);
        await Eventually.GetAsync(() => desk.BotAsync(), one => one.ProtectedSecret is not null);
        var stranger = await desk.StrangerAsync();
        var body = $$"""{"update_type":"bot_started","timestamp":1,"chat_id":1,"user":{"user_id":{{stranger.UserId}},"first_name":"Чужой","is_bot":false} }""";
        Assert.Equal(HttpStatusCode.NotFound, await CallAsync(server, (await desk.BotAsync()).Id, secret, body));
        Assert.Equal(HttpStatusCode.NotFound, await CallAsync(server, Guid.NewGuid(), secret, body));
        Assert.Empty((await stranger.DialogAsync()).Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("не JSON")]
    [InlineData("[]")]
    [InlineData("{\"update_type\":7}")]
    [InlineData("{\"update_type\":\"message_callback\"}")]
    [InlineData("{\"update_type\":\"message_created\",\"message\":{\"recipient\":{\"chat_type\":\"dialog\"},\"sender\":{\"user_id\":1},\"body\":{}}}")]
    public async Task What_is_no_event_is_taken_and_changes_nothing(string body)
    {
        await using var server = await StartAsync();
        var desk = await BotDesk.CreateAsync(server);
        var bot = await Eventually.GetAsync(() => desk.BotAsync(), one => one.ProtectedSecret is not null);
        var secrets = server.Services.GetRequiredService<Core.Channels.ISecretProtector>();
        await using var db = await desk.OpenDbAsync();
        var before = (await server.CountAllAsync(), await db.Audit.CountAsync());
        Assert.Equal(HttpStatusCode.OK, await CallAsync(server, bot.Id, secrets.Unprotect(bot.ProtectedSecret!), body));
        Assert.Equal(before, (await server.CountAllAsync(), await db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Where_the_program_asks_nobody_may_call()
    {
        await using var server = await SchedulerServer.StartAsync();
        var desk = await BotDesk.CreateAsync(server);
        Assert.Equal(HttpStatusCode.NotFound, await CallAsync(server, (await desk.BotAsync()).Id, "secret", "{}"));
    }

    [Fact]
    public async Task A_hook_of_our_own_from_before_is_replaced_and_a_foreign_one_is_left()
    {
        await using var server = await StartAsync();
        var school = await server.NewSchoolAsync();
        // Left over from when this bot was turned on before and MAX could not be told of the end.
        await SubscribeAsync(server, BotDesk.TokenOf(school), server.Address + BotHooks.PathOf(Guid.NewGuid()));
        var desk = await BotDesk.CreateAsync(server, school);
        var bot = await Eventually.GetAsync(() => desk.BotAsync(), one => one.ProtectedSecret is not null);
        var hooks = server.Services.GetRequiredService<BotHooks>();
        var ours = server.Address + BotHooks.PathOf(bot.Id);
        await Eventually.GetAsync(() => HooksAsync(desk), urls => urls.SequenceEqual([ours]));
        // From another address of this program's.
        await SubscribeAsync(server, desk.Token, "https://before.example.org/" + BotHooks.PathOf(bot.Id));
        await hooks.KeepAsync(bot, CancellationToken.None);
        Assert.Equal([ours], await HooksAsync(desk));
        Assert.Null((await desk.BotAsync()).Problem);

        await SubscribeAsync(server, desk.Token, "https://crm.example.org/max");
        await hooks.KeepAsync(bot, CancellationToken.None);
        Assert.Equal("BotHooked", (await desk.BotAsync()).Problem?.Code);
        await hooks.DropAsync(bot, CancellationToken.None);
        Assert.Equal(["https://crm.example.org/max"], await HooksAsync(desk));
    }

    [Fact]
    public async Task Who_asks_again_takes_its_own_hook_away_and_ends_at_once_when_told()
    {
        await using var server = await SchedulerServer.StartAsync();
        var desk = await BotDesk.CreateAsync(server);
        var bot = await desk.BotAsync();
        await SubscribeAsync(server, desk.Token, "https://before.example.org/" + BotHooks.PathOf(bot.Id));
        using var stop = new CancellationTokenSource();
        var listening = server.Services.GetRequiredService<BotListener>().ListenAsync(bot.Id, stop.Token);
        await Eventually.GetAsync(() => HooksAsync(desk), urls => urls.Count == 0);
        await stop.CancelAsync();
        // A poll hangs for half a minute; the program's end does not.
        await listening.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("Polling", null, true)]
    [InlineData("Webhook", null, false)]
    [InlineData("Webhook", "http://posts.example.org", false)]
    [InlineData("Webhook", "https://posts.example.org:8443", false)]
    [InlineData("Webhook", "https://user@posts.example.org", false)]
    [InlineData("Webhook", "https://posts.example.org?x=1", false)]
    [InlineData("Webhook", "https://posts.example.org/scheduler", true)]
    [InlineData("7", null, false)]
    public void An_address_that_MAX_can_not_call_is_refused_at_the_start(string events, string? url, bool isGood)
    {
        var options = new BotOptions { Events = Enum.Parse<BotEvents>(events), PublicUrl = url is null ? null : new Uri(url) };
        Assert.Equal(isGood, new BotOptionsCheck().Validate(Options.DefaultName, options).Succeeded);
    }

    private static async Task<SchedulerServer> StartAsync()
    {
        // MAX has to know the address before the program listens.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        return await SchedulerServer.StartAsync(null, "--Urls=" + address, "--Bots:Events=webhook", "--Bots:PublicUrl=" + address);
    }

    private static async Task SubscribeAsync(SchedulerServer server, string token, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/api/max/subscriptions") { Content = JsonContent.Create(new { url }) };
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await server.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<string>> HooksAsync(BotDesk desk)
    {
        var access = await desk.Server.Services.GetRequiredService<BotAccess>().OpenAsync(await desk.BotAsync(), CancellationToken.None);
        return [.. (await desk.Server.Services.GetRequiredService<MaxBotClient>().GetSubscriptionsAsync(access!, CancellationToken.None)).Value!.Urls.Order(StringComparer.Ordinal)];
    }

    private static async Task<HttpStatusCode> CallAsync(SchedulerServer server, Guid botId, string? secret, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + BotHooks.PathOf(botId)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.TryAddWithoutValidation(BotHooks.SecretHeader, secret);
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }
}
