using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>An admin turns the school's bot on and off; what can't work is said at once.</summary>
[Collection(ApiCollection.Name)]
public sealed class BotSwitchTests(ApiFixture fixture)
{
    [Fact]
    public async Task The_page_says_which_bot_listens_since_when_and_who_is_linked()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        await desk.LinkAsync(Role.ContentAdmin, "Завуч Пример");
        using var admin = await desk.Server.SignInNewAsync(Role.Admin, desk.School.Id);
        await Eventually.GetAsync(async () => await admin.OpenAsync($"/channels/{desk.School.MaxId}/bot"), page => !page.Text.Contains("ещё не отвечал", StringComparison.Ordinal));
        Assert.Contains("Завуч Пример", admin.Text, StringComparison.Ordinal);
        Assert.Contains("программа сама спрашивает MAX", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Token, admin.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turned_off_it_forgets_everybody_and_old_buttons_do_nothing()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Выключено");
        await BotDesk.PromptAsync(reviewer.Phone, "Выключено");
        var bot = await desk.BotAsync();
        using var admin = await desk.Server.SignInNewAsync(Role.Admin, desk.School.Id);
        await admin.OpenAsync($"/channels/{desk.School.MaxId}/bot");
        await admin.SubmitAsync($"/channels/{desk.School.MaxId}/bot/off");
        Assert.Contains("Бот выключен", admin.Text, StringComparison.Ordinal);
        await reviewer.Phone.PressAsync("Одобрить");
        await using var db = await desk.OpenDbAsync();
        Assert.False(await db.BotLinks.AnyAsync(one => one.BotId == bot.Id));
        await desk.SubmittedAsync("Потом");
        Assert.Equal("inReview", await desk.StatusAsync(id));
        // On again with the same bot: a code is asked for anew.
        await admin.SubmitAsync($"/channels/{desk.School.MaxId}/bot/on");
        Assert.Contains("Пока никто", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turned_on_or_off_by_three_people_at_once_it_happens_once()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var page = $"/channels/{school.MaxId}/bot";
        var admins = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.Server.SignInNewAsync(Role.Admin, school.Id)));
        foreach (var (action, done) in new[] { ("/on", "BotOn"), ("/off", "BotOff"), ("/on", "BotOn") })
        {
            await Task.WhenAll(admins.Select(one => one.OpenAsync(page)));
            await Task.WhenAll(admins.Select(one => one.SubmitAsync(page + action)));
            Assert.All(admins, one => Assert.Equal($"{page}?done={done}", one.Path));
        }

        await using var db = fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();
        var id = Guid.Parse(school.Id);
        Assert.Equal(["bot.on", "bot.off", "bot.on"], await db.Audit.Where(one => one.SchoolId == id && one.Action.StartsWith("bot.")).OrderBy(one => one.At).Select(one => one.Action).ToListAsync());
        foreach (var one in admins) one.Dispose();
    }

    [Fact]
    public async Task A_bot_that_another_program_listens_to_is_left_to_it()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/api/max/subscriptions") { Content = new StringContent("""{"url":"https://crm.example.org/max"}""", null, "application/json") })
        {
            request.Headers.TryAddWithoutValidation("Authorization", BotDesk.TokenOf(school));
            using var response = await fixture.Server.Http.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, school.Id);
        await admin.OpenAsync($"/channels/{school.MaxId}/bot");
        await admin.SubmitAsync($"/channels/{school.MaxId}/bot/on");
        Assert.Contains("crm.example.org", admin.Text, StringComparison.Ordinal);
        await using var db = await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<IDbContextFactory<Infrastructure.Storage.SchedulerDbContext>>(fixture.Server.Services).CreateDbContextAsync();
        var id = Guid.Parse(school.Id);
        Assert.False(await db.Bots.AnyAsync(one => one.SchoolId == id));
    }

    [Fact]
    public async Task A_channel_without_a_bot_and_another_schools_channel_can_not_be_turned_on()
    {
        var (desk, other) = (await BotDesk.CreateAsync(fixture.Server), await fixture.Server.NewSchoolAsync());
        using var admin = await desk.Server.SignInNewAsync(Role.Admin, desk.School.Id);
        await admin.OpenAsync($"/channels/{desk.School.VkId}/bot");
        Assert.Contains("другого канала", admin.Text, StringComparison.Ordinal);
        var form = await OffFormAsync(admin, desk);
        await admin.SendAsync($"/channels/{other.MaxId}/bot/on", form);
        Assert.Equal(404, (int)admin.Status);
        await admin.SendAsync($"/channels/{desk.School.VkId}/bot/on", form);
        Assert.Contains("уже включён бот другого канала", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_another_channel_finds_what_the_listening_bot_was_told()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (external, _) = await desk.Server.SandboxChannelAsync(new { network = "max", title = "Закрытый канал", handle = (string?)null });
        using (var response = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(desk.Server.Http, "/_sandbox/max/members", new { channel = external, bot = desk.Token })) response.EnsureSuccessStatusCode();
        var chat = long.Parse(external, System.Globalization.CultureInfo.InvariantCulture);
        await Eventually.GetAsync(() => desk.BotAsync(), one => one.SeenChats.Contains(chat), null, one => string.Join(' ', one.SeenChats));

        var admin = await desk.Server.NewPersonAsync(desk.School.Id, "admin");
        var connection = (await admin.PostAsync("channel-connections", new { schoolId = desk.School.Id, kind = "sferumClosed", environment = "sandbox" })).Must(201).Id;
        (await admin.PutAsync($"channel-connections/{connection}/tokens", new { tokens = new { bot = new { value = desk.Token } } })).Must(200);
        var found = (await admin.PostAsync($"channel-connections/{connection}/find")).Must(200);
        Assert.Contains(external, found.Json.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<List<KeyValuePair<string, string>>> OffFormAsync(PageClient admin, BotDesk desk)
    {
        await admin.OpenAsync($"/channels/{desk.School.MaxId}/bot");
        return admin.FormOf($"/channels/{desk.School.MaxId}/bot/off");
    }
}
