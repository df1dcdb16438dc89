using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>A channel is connected step by step, over HTTP against the sandbox; what is refused leaves nothing behind.</summary>
[Collection(ApiCollection.Name)]
public sealed class ChannelConnectionTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    private RoleClient Admin => fixture.Server.Admin;

    [Fact]
    public async Task A_MAX_channel_from_the_moderation_of_its_bot_to_the_first_green_check()
    {
        var (school, inn) = await NewSchoolAsync();
        var path = await StartAsync(school, "maxPublic");
        Assert.Equal("botNeeded", (await Admin.GetAsync(path)).Text("stage"));
        var waiting = (await Admin.PostAsync(path + "/moderation", new { since = "2026-01-01T00:00:00Z" })).Must(200);
        Assert.Equal(("botInModeration", true), (waiting.Text("stage"), (bool)waiting.Json["moderationLate"]!));

        var bot = await NewBotAsync();
        Assert.Equal("TokenRefused", (await Admin.PutAsync(path + "/tokens", Tokens("bot", "made-up"))).Must(422).Text("code"));
        var taken = (await Admin.PutAsync(path + "/tokens", Tokens("bot", bot))).Must(200);
        Assert.Equal("channelNeeded", taken.Text("stage"));
        Assert.DoesNotContain(bot, taken.Body, StringComparison.Ordinal);

        var chat = await NewChatAsync($"id{inn}_gos");
        await AddBotAsync(chat, bot, permissions: ["read_all_messages"]);
        var found = (await Admin.PostAsync(path + "/find")).Must(200);
        Assert.Equal(chat, found.Json["found"]!.AsArray().Single()!["externalId"]!.ToString());
        var chosen = (await Admin.PutAsync(path + "/channel", new { address = $"https://web.max.ru/{chat}" })).Must(200);
        Assert.Equal(("checkNeeded", $"id{inn}_gos"), (chosen.Text("stage"), chosen.Text("handle")));

        Assert.False((bool)(await Admin.PostAsync(path + "/check")).Must(200).Json["ok"]!);
        Assert.Equal("ConnectionNotGreen", (await Admin.PostAsync(path + "/complete")).Must(409).Text("code"));
        await AddBotAsync(chat, bot);
        var channel = (await Admin.PostAsync(path + "/complete")).Must(200);
        Assert.Equal(("api", chat, true), (channel.Text("deliveryMode"), channel.Text("externalId"), (bool)channel.Json["checkedOk"]!));
        Assert.Equal(channel.Id, (await Admin.PostAsync(path + "/complete")).Must(200).Id);
        Assert.Equal("connected", (await Admin.GetAsync(path)).Text("stage"));
        Assert.True((bool)(await Admin.PostAsync($"channels/{channel.Id}/check")).Must(200).Json["ok"]!);
    }

    [Fact]
    public async Task By_hand_at_once_and_the_same_channel_by_the_program_later()
    {
        var (school, inn) = await NewSchoolAsync();
        var path = await StartAsync(school, "maxPublic");
        var chat = await NewChatAsync($"id{inn}_gos");
        Assert.Equal("MaxAddressHandle", (await Admin.PostAsync(path + "/by-hand", new { address = $"https://max.ru/id{inn}_gos" })).Must(422).Text("code"));
        var byHand = (await Admin.PostAsync(path + "/by-hand", new { address = $"https://web.max.ru/{chat}", name = "Наш канал" })).Must(200);
        Assert.Equal(("byHand", $"id{inn}_gos", "Наш канал"), (byHand.Text("deliveryMode"), byHand.Text("handle"), byHand.Text("name")));

        var bot = await NewBotAsync();
        await AddBotAsync(chat, bot);
        (await Admin.PutAsync(path + "/tokens", Tokens("bot", bot))).Must(200);
        var other = await NewChatAsync($"id{TestInn.Next()}_gos");
        await AddBotAsync(other, bot);
        Assert.Equal("UpgradeOtherChannel", (await Admin.PutAsync(path + "/channel", new { address = other })).Must(409).Text("code"));
        var upgraded = (await Admin.PostAsync(path + "/complete")).Must(200);
        Assert.Equal((byHand.Id, "api"), (upgraded.Id, upgraded.Text("deliveryMode")));
        Assert.Contains("channel.delivery-changed", (await Admin.GetAsync("audit")).Body, StringComparison.Ordinal);

        Assert.Equal("byHand", (await Admin.PutAsync($"channels/{upgraded.Id}/delivery", new { deliveryMode = "byHand" })).Must(200).Text("deliveryMode"));
        Assert.Equal("api", (await Admin.PutAsync($"channels/{upgraded.Id}/delivery", new { deliveryMode = "api" })).Must(200).Text("deliveryMode"));
    }

    [Fact]
    public async Task One_bot_serves_the_public_and_the_closed_channel_although_MAX_tells_each_once()
    {
        var (school, inn) = await NewSchoolAsync();
        var (open, closed, bot) = (await StartAsync(school, "maxPublic"), await StartAsync(school, "sferumClosed"), await NewBotAsync());
        foreach (var path in new[] { open, closed }) (await Admin.PutAsync(path + "/tokens", Tokens("bot", bot))).Must(200);
        var (openChat, closedChat) = (await NewChatAsync($"id{inn}_gos"), await NewChatAsync(null));
        foreach (var chat in new[] { openChat, closedChat }) await AddBotAsync(chat, bot);
        (await Admin.PostAsync(open + "/find")).Must(200);
        Assert.Equal(2, (await Admin.PostAsync(closed + "/find")).Must(200).Json["found"]!.AsArray().Count);

        Assert.Equal("PrivateForPublic", (await Admin.PutAsync(open + "/channel", new { address = closedChat })).Must(422).Text("code"));
        Assert.Equal("PublicForClosed", (await Admin.PutAsync(closed + "/channel", new { address = openChat })).Must(422).Text("code"));
        (await Admin.PutAsync(closed + "/channel", new { address = closedChat })).Must(200);
        Assert.Equal("sferumClosed", (await Admin.PostAsync(closed + "/complete")).Must(200).Text("kind"));
    }

    [Fact]
    public async Task A_channel_of_another_school_is_refused_by_its_address_and_by_its_number()
    {
        var (school, _) = await NewSchoolAsync();
        var (path, bot) = (await StartAsync(school, "maxPublic"), await NewBotAsync());
        (await Admin.PutAsync(path + "/tokens", Tokens("bot", bot))).Must(200);
        var foreign = await NewChatAsync($"id{TestInn.Next()}_gos");
        Assert.Equal("ChannelNotRead", (await Admin.PutAsync(path + "/channel", new { address = foreign })).Must(422).Text("code"));
        await AddBotAsync(foreign, bot);
        Assert.Equal("HandleOtherInn", (await Admin.PutAsync(path + "/channel", new { address = foreign })).Must(422).Text("code"));
        Assert.Equal("ChannelTaken", (await Admin.PostAsync(path + "/by-hand", new { address = fixture.Other.MaxExternalId })).Must(409).Text("code"));
        Assert.Equal("channelNeeded", (await Admin.GetAsync(path)).Text("stage"));
    }

    [Fact]
    public async Task A_gospublic_by_its_address_with_the_right_kind_of_key()
    {
        var (school, _) = await NewSchoolAsync();
        var path = await StartAsync(school, "gospublic");
        var vk = await SandboxAsync("channels", new { network = "vk", title = "Госпаблик" });
        var tokens = vk["tokens"]!.AsArray().ToLookup(one => one!["kind"]!.ToString(), one => one!["value"]!.ToString());
        Assert.Equal("VkNumberNeeded", (await Admin.PostAsync(path + "/by-hand", new { address = "vk.com/some_school" })).Must(422).Text("code"));
        var wrong = (await Admin.PutAsync(path + "/tokens", Tokens("community", tokens["user"].First()))).Must(422);
        Assert.Contains("Это токен пользователя", wrong.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("tokenNeeded", (await Admin.GetAsync(path)).Text("stage"));
        Assert.Equal("TokenRunOut", (await Admin.PutAsync(path + "/tokens", new { tokens = new { community = new { value = "vk1.a.x", expiresAt = "2020-01-01T00:00:00Z" } } })).Must(422).Text("code"));

        var soon = TimeProvider.System.GetUtcNow().AddDays(20);
        var taken = (await Admin.PutAsync(path + "/tokens", new { tokens = new { community = new { value = tokens["community"].First(), expiresAt = soon } } })).Must(200);
        Assert.Contains("20", taken.Json["tokens"]![0]!["warning"]!.ToString(), StringComparison.Ordinal);
        (await Admin.PutAsync(path + "/channel", new { address = $"https://vk.com/club{vk["externalId"]}" })).Must(200);
        var channel = (await Admin.PostAsync(path + "/complete")).Must(200);
        Assert.Equal(vk["externalId"]!.ToString(), channel.Text("externalId"));
        Assert.Equal(20, (int)channel.Json["tokens"]![0]!["daysLeft"]!);
    }

    [Fact]
    public async Task Who_comes_back_goes_on_and_what_is_given_up_is_over()
    {
        var (school, _) = await NewSchoolAsync();
        var path = await StartAsync(school, "sferumClosed");
        Assert.Equal(path, await StartAsync(school, "sferumClosed"));
        (await Admin.DeleteAsync(path)).Must(204);
        Assert.Equal("ConnectionEnded", (await Admin.PostAsync(path + "/moderation", new { })).Must(409).Text("code"));
        Assert.NotEqual(path, await StartAsync(school, "sferumClosed"));
        (await fixture.Other.ContentAdmin.GetAsync(path)).Must(403);
        (await (await Server.NewPersonAsync(fixture.Other.Id, "admin")).GetAsync(path)).Must(404);
    }

    [Fact]
    public async Task A_root_is_shown_compared_and_only_then_taken_in_by_an_admin_of_every_school()
    {
        await using var own = await SchedulerServer.StartAsync();
        using var authority = new TestAuthority(TimeProvider.System.GetUtcNow());
        var pem = await File.ReadAllTextAsync(authority.BundlePath);
        var shown = (await own.Admin.PostAsync("trusted-roots/preview", new { pem })).Must(200);
        var fingerprint = shown.Json["certificates"]![0]!["sha256"]!.ToString();
        Assert.Equal("fingerprint", (await own.Admin.PostAsync("trusted-roots", new { pem, fingerprint = "00:00:00:00" })).Must(422).Text("field"));
        Assert.Empty((await own.Admin.GetAsync("trusted-roots")).Must(200).Json["certificates"]!.AsArray());
        Assert.False(Directory.Exists(Path.Combine(own.Folder, "keys", "max-trusted-roots")));

        (await own.Admin.PostAsync("trusted-roots", new { pem, fingerprint })).Must(200);
        Assert.Equal(2, (await own.Admin.GetAsync("trusted-roots")).Must(200).Json["certificates"]!.AsArray().Count);
        Assert.Single(Directory.GetFiles(Path.Combine(own.Folder, "keys", "max-trusted-roots"), "*.pem"));
        var school = (await own.NewSchoolAsync()).Id;
        Assert.Equal("RootsForAllSchools", (await (await own.NewPersonAsync(school, "admin")).PostAsync("trusted-roots", new { pem, fingerprint })).Must(409).Text("code"));
    }

    private static object Tokens(string kind, string value) => new { tokens = new Dictionary<string, object> { [kind] = new { value } } };

    private async Task<(string Id, string Inn)> NewSchoolAsync()
    {
        var inn = TestInn.Next();
        return ((await Admin.PostAsync("schools", new { name = "Школа " + inn, inn, timeZone = "Europe/Moscow" })).Must(201).Id, inn);
    }

    private async Task<string> StartAsync(string school, string kind) =>
        "channel-connections/" + (await Admin.PostAsync("channel-connections", new { schoolId = school, kind, environment = "sandbox" })).Must(201).Id;

    private async Task<string> NewBotAsync() => (await SandboxAsync("max/bots", new { name = "Бот" }))["token"]!.ToString();

    private async Task<string> NewChatAsync(string? handle) => (await SandboxAsync("channels", new { network = "max", handle, @public = handle is not null, title = "Канал" }))["externalId"]!.ToString();

    private Task<JsonNode> AddBotAsync(string channel, string bot, string[]? permissions = null) => SandboxAsync("max/members", new { channel, bot, permissions });

    private async Task<JsonNode> SandboxAsync(string path, object body)
    {
        using var response = await Server.Http.PostAsJsonAsync("/_sandbox/" + path, body, SandboxJson.Options);
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }
}
