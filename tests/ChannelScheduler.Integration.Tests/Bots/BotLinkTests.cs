using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>Whose telephone is whose: by a code from the person's own page, once, and for a short time.</summary>
[Collection(ApiCollection.Name)]
public sealed class BotLinkTests(ApiFixture fixture)
{
    [Fact]
    public async Task The_code_works_once_however_it_is_sent_and_the_page_shows_whose_telephone_it_is()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (email, id) = await desk.Server.NewAccountAsync(Role.PressOfficer, desk.School.Id, "Пресса Школы");
        var code = await desk.CodeAsync(email);
        var phone = await desk.StrangerAsync("Мой телефон");
        await phone.StartAsync();
        await BotDesk.SaysAsync(phone, "Я пишу только сотрудникам школы");
        await phone.SayAsync(code.ToLowerInvariant().Replace('-', ' '));
        await BotDesk.SaysAsync(phone, "Готово, Пресса Школы");

        var other = await desk.StrangerAsync();
        await other.StartAsync(code);
        await BotDesk.SaysAsync(other, "Этот код не подходит");
        using var browser = await desk.Server.SignInAsync(email);
        await browser.OpenAsync("/account/max");
        Assert.Contains("MAX: Мой телефон", browser.Text, StringComparison.Ordinal);
        await using var db = await desk.OpenDbAsync();
        Assert.Equal(phone.UserId, (await db.BotLinks.SingleAsync(one => one.UserId == id)).MaxUserId);
    }

    [Fact]
    public async Task A_code_that_is_over_or_another_bots_links_nobody()
    {
        var (desk, elsewhere) = (await BotDesk.CreateAsync(fixture.Server), await BotDesk.CreateAsync(fixture.Server));
        var (email, id) = await desk.Server.NewAccountAsync(Role.PressOfficer, desk.School.Id);
        var stranger = await elsewhere.StrangerAsync();
        await stranger.StartAsync(await desk.CodeAsync(email));
        await BotDesk.SaysAsync(stranger, "Этот код не подходит");

        var code = await desk.CodeAsync(email);
        await using var db = await desk.OpenDbAsync();
        await db.BotLinkCodes.Where(one => one.UserId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1)));
        var phone = await desk.StrangerAsync();
        await phone.StartAsync(code);
        await BotDesk.SaysAsync(phone, "Этот код не подходит");
        Assert.False(await db.BotLinks.AnyAsync(one => one.UserId == id));
    }

    [Fact]
    public async Task A_newer_code_makes_the_older_one_void()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (email, _) = await desk.Server.NewAccountAsync(Role.PressOfficer, desk.School.Id);
        var older = await desk.CodeAsync(email);
        await desk.CodeAsync(email);
        var phone = await desk.StrangerAsync();
        await phone.StartAsync(older);
        await BotDesk.SaysAsync(phone, "Этот код не подходит");
    }

    [Fact]
    public async Task Who_guesses_is_not_listened_to_any_more()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (email, id) = await desk.Server.NewAccountAsync(Role.ContentAdmin, desk.School.Id);
        var phone = await desk.StrangerAsync();
        await phone.StartAsync();
        await BotDesk.SaysAsync(phone, "Здравствуйте");
        for (var time = 1; time <= 5; time++)
        {
            await phone.SayAsync("AAAAA-AAAAA");
            var count = time;
            await Eventually.GetAsync(() => phone.DialogAsync(), dialog => dialog.Messages.Count(one => one.Text.StartsWith("Этот код", StringComparison.Ordinal)) == count);
        }
        await phone.SayAsync(await desk.CodeAsync(email));
        var witness = await desk.LinkAsync(Role.PressOfficer);
        await using var db = await desk.OpenDbAsync();
        Assert.False(await db.BotLinks.AnyAsync(one => one.UserId == id));
        Assert.True(await db.BotLinks.AnyAsync(one => one.UserId == witness.Id));
    }

    [Fact]
    public async Task Who_is_linked_may_not_guess_for_ever_either()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var guesser = await desk.LinkAsync(Role.PressOfficer);
        var (email, id) = await desk.Server.NewAccountAsync(Role.ContentAdmin, desk.School.Id);
        var code = await desk.CodeAsync(email);
        for (var time = 1; time <= 5; time++) await desk.HandleAsync(BotDecisionTests.Said(guesser, "AAAAA-AAAAA", TimeProvider.System.GetUtcNow()));
        await desk.HandleAsync(BotDecisionTests.Said(guesser, code, TimeProvider.System.GetUtcNow()));
        await using var db = await desk.OpenDbAsync();
        Assert.False(await db.BotLinks.AnyAsync(one => one.UserId == id));
    }

    [Fact]
    public async Task A_person_has_one_telephone_and_a_telephone_one_person()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var first = await desk.LinkAsync(Role.ContentAdmin);
        var newPhone = await desk.StrangerAsync("Новый");
        await newPhone.StartAsync(await desk.CodeAsync(first.Email));
        await BotDesk.SaysAsync(newPhone, "Готово");
        var (email, id) = await desk.Server.NewAccountAsync(Role.PressOfficer, desk.School.Id);
        await newPhone.SayAsync(await desk.CodeAsync(email));
        await Eventually.GetAsync(() => newPhone.DialogAsync(), dialog => dialog.Messages.Count(one => one.Text.StartsWith("Готово", StringComparison.Ordinal)) == 2);
        await using var db = await desk.OpenDbAsync();
        Assert.Equal([(id, newPhone.UserId)], (await db.BotLinks.Where(one => one.UserId == id || one.UserId == first.Id).ToListAsync()).Select(one => (one.UserId, one.MaxUserId)));
        // Whose telephone it was finds that in the journal.
        Assert.Equal(1, await db.Audit.CountAsync(one => one.ActorId == first.Id && one.Action == "bot.unlinked"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_unlinks_gets_nothing_more(bool onThePage)
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (reviewer, witness) = (await desk.LinkAsync(Role.ContentAdmin), await desk.LinkAsync(Role.ContentAdmin));
        if (onThePage)
        {
            var bot = await desk.BotAsync();
            using var browser = await desk.Server.SignInAsync(reviewer.Email);
            await browser.OpenAsync("/account/max");
            await browser.SubmitAsync($"/account/max/{bot.Id}/unlink");
            Assert.Contains("отвязан", browser.Text, StringComparison.Ordinal);
        }
        else
        {
            await reviewer.Phone.SayAsync("стоп");
            await BotDesk.SaysAsync(reviewer.Phone, "Больше не пишу");
        }
        await desk.SubmittedAsync("Молчание");
        await BotDesk.PromptAsync(witness.Phone, "Молчание");
        Assert.DoesNotContain((await reviewer.Phone.DialogAsync()).Messages, one => one.Text.Contains("Молчание", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_stops_the_bot_in_MAX_is_shown_so_and_hears_again_after_a_start()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        await reviewer.Phone.StopAsync();
        await using var db = await desk.OpenDbAsync();
        await Eventually.GetAsync(() => db.BotLinks.AsNoTracking().SingleAsync(one => one.UserId == reviewer.Id), one => one.StoppedAt is not null);
        using var browser = await desk.Server.SignInAsync(reviewer.Email);
        await browser.OpenAsync("/account/max");
        Assert.Contains("остановлен в вашем MAX", browser.Text, StringComparison.Ordinal);
        await reviewer.Phone.StartAsync();
        await Eventually.GetAsync(() => db.BotLinks.AsNoTracking().SingleAsync(one => one.UserId == reviewer.Id), one => one.StoppedAt is null);
        await desk.SubmittedAsync("Снова");
        await BotDesk.PromptAsync(reviewer.Phone, "Снова");
    }

    [Fact]
    public async Task Nobody_gets_a_code_of_a_school_that_they_have_no_role_at()
    {
        var (desk, other) = (await BotDesk.CreateAsync(fixture.Server), await BotDesk.CreateAsync(fixture.Server));
        using var browser = await desk.Server.SignInNewAsync(Role.ContentAdmin, desk.School.Id);
        await browser.OpenAsync("/account/max");
        Assert.DoesNotContain(other.School.Inn, browser.Text, StringComparison.Ordinal);
        var bot = await other.BotAsync();
        await browser.SendAsync($"/account/max/{bot.Id}/link", browser.FormOf($"/account/max/{(await desk.BotAsync()).Id}/link"));
        Assert.Equal(404, (int)browser.Status);
    }
}
