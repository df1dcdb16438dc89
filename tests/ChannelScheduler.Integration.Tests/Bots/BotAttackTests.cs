using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>Events that come late, again or in the middle of a failure, and rows that nothing can be done with.</summary>
[Collection(ApiCollection.Name)]
public sealed class BotAttackTests(ApiFixture fixture)
{
    [Fact]
    public async Task A_press_that_comes_again_does_not_undo_what_was_pressed_after_it()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Повтор");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Повтор");
        var now = TimeProvider.System.GetUtcNow();
        var reject = BotDecisionTests.Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Вернуть")!, prompt.Mid) with { Timestamp = now };
        await desk.HandleAsync(reject);
        // The question may have got lost with the program: then the same press asks it again.
        await desk.HandleAsync(reject);
        Assert.Equal(2, (await reviewer.Phone.DialogAsync()).Messages.Count(one => one.Text.StartsWith("Что исправить", StringComparison.Ordinal)));
        await desk.HandleAsync(reject with { Payload = reject.Payload![..^1] + "k", Timestamp = now.AddSeconds(1) });
        await desk.HandleAsync(reject);
        await desk.HandleAsync(BotDecisionTests.Said(reviewer, "Это не причина.", now.AddSeconds(2)));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task An_approval_that_was_refused_does_not_happen_later_by_itself()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Отказ", publishAt: TimeProvider.System.GetUtcNow().AddDays(2));
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Отказ");
        var press = BotDecisionTests.Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Одобрить")!, prompt.Mid);
        await using var db = await desk.OpenDbAsync();
        var max = Guid.Parse(desk.School.MaxId);
        var other = Guid.Parse(desk.School.VkId);
        await db.Channels.Where(one => one.Id == max).ExecuteUpdateAsync(set => set.SetProperty(one => one.ReplacedById, other));
        await desk.HandleAsync(press);
        await db.Channels.Where(one => one.Id == max).ExecuteUpdateAsync(set => set.SetProperty(one => one.ReplacedById, (Guid?)null));
        await desk.HandleAsync(press);
        Assert.Equal("inReview", await desk.StatusAsync(id));
        await desk.HandleAsync(press with { Timestamp = press.Timestamp!.Value.AddSeconds(1) });
        Assert.Equal("scheduled", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task A_button_that_was_used_or_closed_is_dead_even_if_the_same_words_wait_again()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (reviewer, second) = (await desk.LinkAsync(Role.ContentAdmin), await desk.LinkAsync(Role.ContentAdmin));
        var id = await desk.SubmittedAsync("Снова те же слова");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Снова те же слова");
        var theirs = await BotDesk.PromptAsync(second.Phone, "Снова те же слова");
        var approve = BotDesk.PayloadOf(prompt, "Одобрить")!;
        await desk.HandleAsync(BotDecisionTests.Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Вернуть")!, prompt.Mid));
        await desk.HandleAsync(BotDecisionTests.Said(reviewer, "Подумайте ещё.", TimeProvider.System.GetUtcNow().AddSeconds(5)));
        Assert.Equal("rejected", await desk.StatusAsync(id));
        await BotDesk.SaysAsync(second.Phone, "возвращено автору");
        await Eventually.GetAsync(async () =>
        {
            await using var db = await desk.OpenDbAsync();
            return await db.BotPrompts.CountAsync(one => one.PostId == Guid.Parse(id) && one.ClosedAt == null);
        }, open => open == 0);
        var post = (await desk.School.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await desk.School.PressOfficer.PutAsync("posts/" + id, desk.School.Post("Снова те же слова", "Приходите в субботу в 10:00."), post.ETag)).Must(200);
        if (await desk.StatusAsync(id) != "inReview") (await desk.School.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);

        await desk.HandleAsync(BotDecisionTests.Pressed(reviewer.Phone.UserId, approve, prompt.Mid) with { Timestamp = TimeProvider.System.GetUtcNow().AddSeconds(6) });
        await desk.HandleAsync(BotDecisionTests.Pressed(second.Phone.UserId, BotDesk.PayloadOf(theirs, "Одобрить")!, theirs.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task A_code_and_the_word_stop_are_no_reasons()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Код");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Код");
        await desk.HandleAsync(BotDecisionTests.Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Вернуть")!, prompt.Mid));
        var (email, _) = await desk.Server.NewAccountAsync(Role.PressOfficer, desk.School.Id);
        // Of another bot's: it is good there still, and authors would read it.
        var elsewhere = await BotDesk.CreateAsync(fixture.Server);
        var (other, _) = await desk.Server.NewAccountAsync(Role.PressOfficer, elsewhere.School.Id);
        await desk.HandleAsync(BotDecisionTests.Said(reviewer, await elsewhere.CodeAsync(other), TimeProvider.System.GetUtcNow().AddSeconds(5)));
        Assert.Equal("inReview", await desk.StatusAsync(id));
        await desk.HandleAsync(BotDecisionTests.Said(reviewer, "Стоп", TimeProvider.System.GetUtcNow().AddSeconds(6)));
        Assert.Equal("inReview", await desk.StatusAsync(id));
        await using var db = await desk.OpenDbAsync();
        Assert.False(await db.BotLinks.AnyAsync(one => one.UserId == reviewer.Id));
    }

    [Fact]
    public async Task New_words_that_could_not_be_sent_at_once_are_sent_later()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Вариант", "Первые слова.");
        await BotDesk.PromptAsync(reviewer.Phone, "Вариант");
        await EditAsync(desk, id, "Вторые слова.");
        var second = await BotDesk.SaysAsync(reviewer.Phone, "Вторые слова.");
        await EditAsync(desk, id, "Третьи слова.");
        await BotDesk.SaysAsync(reviewer.Phone, "Третьи слова.");
        await Eventually.GetAsync(() => BotDesk.SaysAsync(reviewer.Phone, "этот вариант"), _ => true);
        await Eventually.GetAsync(() => reviewer.Phone.DialogAsync(), dialog => !dialog.Messages.Any(one => one.Text.Contains("Вторые слова.", StringComparison.Ordinal)));
        // As if the second try had not got through: its row is there, its message is not.
        await using (var db = await desk.OpenDbAsync())
        {
            Assert.Equal(1, await db.BotPrompts.Where(one => one.Mid == second.Mid)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Mid, (string?)null).SetProperty(one => one.ClosedAt, (DateTimeOffset?)null)));
        }
        await EditAsync(desk, id, "Вторые слова.");
        var anew = await BotDesk.SaysAsync(reviewer.Phone, "Вторые слова.");
        Assert.NotEqual(second.Mid, anew.Mid);
        Assert.NotNull(BotDesk.PayloadOf(anew, "Одобрить"));
    }

    [Fact]
    public async Task A_bot_whose_token_can_not_be_read_keeps_nobody_waiting_and_can_be_turned_off()
    {
        var (broken, desk) = (await BotDesk.CreateAsync(fixture.Server), await BotDesk.CreateAsync(fixture.Server));
        var (theirs, reviewer) = (await broken.LinkAsync(Role.ContentAdmin), await desk.LinkAsync(Role.ContentAdmin));
        var lost = await broken.SubmittedAsync("Застряло");
        await BotDesk.PromptAsync(theirs.Phone, "Застряло");
        await using var db = await desk.OpenDbAsync();
        var channel = Guid.Parse(broken.School.MaxId);
        foreach (var token in (await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == channel)).Tokens) token.ProtectedValue = "broken";
        await db.SaveChangesAsync();
        await broken.School.ContentAdmin.ActAsync("posts/" + lost, "reject", new { reason = "Нет." });

        var id = await desk.SubmittedAsync("Живое");
        await BotDesk.PromptAsync(reviewer.Phone, "Живое");
        (await desk.School.ContentAdmin.ActAsync("posts/" + id, "reject", new { reason = "Нет." })).Must(200);
        await BotDesk.SaysAsync(reviewer.Phone, "«Живое»: возвращено автору");

        using var admin = await broken.Server.SignInNewAsync(Role.Admin, broken.School.Id);
        await admin.OpenAsync($"/channels/{broken.School.MaxId}/bot");
        await admin.SubmitAsync($"/channels/{broken.School.MaxId}/bot/off");
        Assert.Contains("Бот выключен", admin.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "Одобрено", "scheduled")]
    [InlineData(600, "Не получилось", "inReview")]
    public async Task A_database_that_fails_loses_no_press_in_silence(int seconds, string said, string status)
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Сбой", publishAt: TimeProvider.System.GetUtcNow().AddDays(2));
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Сбой");
        await using var db = await desk.OpenDbAsync();
        var nonce = BotDesk.PayloadOf(prompt, "Одобрить")![..^2];
        var trigger = "fail_" + Guid.NewGuid().ToString("N");
        var until = TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await RunAsync(db, $"CREATE TRIGGER {trigger} BEFORE UPDATE OF DecidedAt ON BotPrompts WHEN NEW.Nonce = '{nonce}' AND unixepoch() < {until} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END");
        try
        {
            var press = await reviewer.Phone.PressAsync("Одобрить");
            Assert.StartsWith(said, await BotDesk.AnswerOfAsync(reviewer.Phone, press), StringComparison.Ordinal);
            Assert.Equal(status, await desk.StatusAsync(id));
        }
        finally
        {
            await RunAsync(db, "DROP TRIGGER " + trigger);
        }
        if (status == "inReview")
        {
            await reviewer.Phone.PressAsync("Одобрить");
            await BotDesk.SaysAsync(reviewer.Phone, "«Сбой»: одобрено");
        }
    }

    [Fact]
    public async Task Names_can_not_pass_for_facts_and_titles_are_no_templates()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (reviewer, author) = (await desk.LinkAsync(Role.ContentAdmin), await desk.LinkAsync(Role.PressOfficer));
        await using (var db = await desk.OpenDbAsync())
        {
            await db.Users.Where(one => one.Id == author.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, "Имя\r\nКуда: никуда\u2028Когда: никогда"));
        }
        await desk.SubmittedAsync("Скобки {0} {9} **жирно** <b>", by: await desk.KeyOfAsync(author));
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Скобки {0} {9} **жирно** <b>");
        Assert.Single(prompt.Text.Split('\n'), line => line.StartsWith("Куда:", StringComparison.Ordinal));
        Assert.DoesNotContain('\u2028', prompt.Text);
        Assert.Empty(prompt.Markup);
    }

    [Theory]
    [InlineData("{\"update_type\":\"message_created\",\"message\":{\"recipient\":{\"chat_type\":\"dialog\"},\"sender\":{\"user_id\":1},\"body\":{\"text\":\"\\ud800\"}}}")]
    [InlineData("{\"update_type\":\"message_created\",\"timestamp\":9223372036854775807,\"message\":{\"sender\":{\"user_id\":99999999999999999999}}}")]
    public void An_event_of_broken_characters_or_numbers_throws_nothing(string json)
    {
        Assert.Null(MaxBotClient.ReadUpdate(System.Text.Encoding.UTF8.GetBytes(json)));
    }

    private static async Task EditAsync(BotDesk desk, string id, string text)
    {
        var seen = (await desk.School.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await desk.School.PressOfficer.PutAsync("posts/" + id, desk.School.Post("Вариант", text), seen.ETag)).Must(200);
    }

    private static async Task RunAsync(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
