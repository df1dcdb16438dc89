using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Bots;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>A school whose bot is turned on, and people with telephones.</summary>
internal sealed class BotDesk
{
    private BotDesk(SchedulerServer server, TestSchool school, string token) => (Server, School, Token) = (server, school, token);

    public SchedulerServer Server { get; }

    public TestSchool School { get; }

    /// <summary>The bot's.</summary>
    public string Token { get; }

    public static async Task<BotDesk> CreateAsync(SchedulerServer server) => await CreateAsync(server, await server.NewSchoolAsync());

    public static async Task<BotDesk> CreateAsync(SchedulerServer server, TestSchool school)
    {
        var desk = new BotDesk(server, school, TokenOf(school));
        using var admin = await server.SignInNewAsync(Role.Admin, school.Id);
        await admin.OpenAsync($"/channels/{school.MaxId}/bot");
        await admin.SubmitAsync($"/channels/{school.MaxId}/bot/on");
        return admin.Path.Contains("done=BotOn", StringComparison.Ordinal) ? desk : throw new InvalidOperationException(admin.Text);
    }

    public static string TokenOf(TestSchool school) => JsonNode.Parse(JsonSerializer.Serialize(school.MaxTokens))!["bot"]!["value"]!.ToString();

    /// <summary>A telephone that no person here is linked with.</summary>
    public Task<SandboxPerson> StrangerAsync(string name = "Чужой") => SandboxPerson.AddAsync(Server.Http, new Uri(Server.Address, "/_sandbox/"), name, Token);

    /// <summary>A person with an account here and a linked telephone.</summary>
    public async Task<BotUser> LinkAsync(Role role, string? name = null, string? schoolId = null)
    {
        var (email, id) = await Server.NewAccountAsync(role, schoolId ?? School.Id, name);
        var phone = await StrangerAsync($"Телефон {role}");
        await phone.StartAsync(await CodeAsync(email));
        await Eventually.GetAsync(() => phone.DialogAsync(), dialog => dialog.Messages.Any(one => one.Text.StartsWith("Готово", StringComparison.Ordinal)));
        return new BotUser(id, email, phone);
    }

    /// <summary>The code that this person's page shows.</summary>
    public async Task<string> CodeAsync(string email)
    {
        var bot = await BotAsync();
        using var browser = await Server.SignInAsync(email);
        await browser.OpenAsync("/account/max");
        await browser.SubmitAsync($"/account/max/{bot.Id}/link");
        return Regex.Match(browser.Text, "[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}").Value is { Length: > 0 } code ? code : throw new InvalidOperationException(browser.Text);
    }

    /// <summary>Written and submitted by the school's press officer, or by somebody else with a key.</summary>
    public async Task<string> SubmittedAsync(string title, string text = "Приходите в субботу в 10:00.", DateTimeOffset? publishAt = null, RoleClient? by = null, IEnumerable<string>? media = null)
    {
        var author = by ?? School.PressOfficer;
        var id = (await author.PostAsync("posts", School.Post(title, text, publishAt: publishAt, media: media, photoFallback: media is null ? null : "maxLink"))).Must(201).Id;
        (await author.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }

    /// <summary>This person's key at the API.</summary>
    public async Task<RoleClient> KeyOfAsync(BotUser user) => Server.WithKey((await Server.Admin.PostAsync("api-keys", new { userId = user.Id, name = "key" })).Must(201).Text("key"));

    /// <summary>The message that shows this post with buttons.</summary>
    public static async Task<PhoneMessage> PromptAsync(SandboxPerson phone, string title) =>
        (await FindAsync(phone, one => one.ByBot && one.Text.Contains($"«{title}»", StringComparison.Ordinal) && PayloadOf(one, "Вернуть") is not null))!;

    /// <summary>Waits for a message.</summary>
    public static async Task<PhoneMessage> FindAsync(SandboxPerson phone, Func<PhoneMessage, bool> isIt) =>
        (await Eventually.GetAsync(async () => (await phone.DialogAsync()).Messages.LastOrDefault(isIt), one => one is not null))!;

    public static Task<PhoneMessage> SaysAsync(SandboxPerson phone, string words) => FindAsync(phone, one => one.ByBot && one.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>What the press's answer showed for a moment.</summary>
    public static async Task<string?> AnswerOfAsync(SandboxPerson phone, string callbackId) =>
        (await Eventually.GetAsync(async () => (await phone.DialogAsync()).Presses.Single(one => one.CallbackId == callbackId), one => one.AnsweredAt is not null)).Notification;

    public static string? PayloadOf(PhoneMessage message, string button) => message.Buttons.SelectMany(row => row).FirstOrDefault(one => one.Text == button)?.Payload;

    public async Task<string> StatusAsync(string postId) => (await School.PressOfficer.GetAsync("posts/" + postId)).Must(200).Text("status")!;

    /// <summary>Events as they might come: from anybody, of any time, again.</summary>
    public async Task HandleAsync(MaxUpdate update)
    {
        var bot = await BotAsync();
        var access = await Server.Services.GetRequiredService<BotAccess>().OpenAsync(bot, CancellationToken.None);
        await Server.Services.GetRequiredService<BotDialogue>().HandleAsync(access!, bot, update, CancellationToken.None);
    }

    public async Task<SchoolBot> BotAsync()
    {
        await using var db = await OpenDbAsync();
        var school = Guid.Parse(School.Id, CultureInfo.InvariantCulture);
        return await db.Bots.AsNoTracking().SingleAsync(one => one.SchoolId == school);
    }

    public Task<SchedulerDbContext> OpenDbAsync() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
}

internal sealed record BotUser(Guid Id, string Email, SandboxPerson Phone);
