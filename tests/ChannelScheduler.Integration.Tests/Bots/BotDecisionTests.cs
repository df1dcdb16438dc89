using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>A reviewer decides in MAX: exactly what was shown, once, and only who may.</summary>
[Collection(ApiCollection.Name)]
public sealed class BotDecisionTests(ApiFixture fixture)
{
    [Fact]
    public async Task A_post_that_waits_comes_whole_with_buttons_and_the_press_approves_these_words()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin, "Проверяющая Первая");
        var second = await desk.LinkAsync(Role.ContentAdmin, "Проверяющий Второй");
        var id = await desk.SubmittedAsync("Ярмарка", "Ждём **всех** в [школе](https://example.org/way).", TimeProvider.System.GetUtcNow().AddDays(3));

        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Ярмарка");
        // Where a link leads can be read.
        Assert.Contains("https://example.org/way", prompt.Text, StringComparison.Ordinal);
        Assert.Contains(desk.School.Handle, prompt.Text, StringComparison.Ordinal);
        Assert.Contains("Школа " + desk.School.Inn, prompt.Text, StringComparison.Ordinal);
        Assert.Empty(prompt.Markup);
        var press = await reviewer.Phone.PressAsync("Одобрить");
        Assert.Equal("Одобрено", await BotDesk.AnswerOfAsync(reviewer.Phone, press));

        Assert.Equal("scheduled", await desk.StatusAsync(id));
        var done = await BotDesk.SaysAsync(reviewer.Phone, "«Ярмарка»: одобрено. Проверяющая Первая");
        Assert.Equal(prompt.Mid, done.Mid);
        Assert.Null(BotDesk.PayloadOf(done, "Одобрить"));
        // The other one's buttons go, and the message says who decided.
        var theirs = await BotDesk.SaysAsync(second.Phone, "«Ярмарка»: одобрено. Проверяющая Первая");
        Assert.Null(BotDesk.PayloadOf(theirs, "Одобрить"));
        await using var db = await desk.OpenDbAsync();
        var post = Guid.Parse(id);
        Assert.Equal([(reviewer.Id, "bot.decided"), (reviewer.Id, "post.approved")],
            (await db.Audit.Where(one => one.PostId == post && one.ActorId == reviewer.Id).ToListAsync()).Select(one => (one.ActorId!.Value, one.Action)).Order());
    }

    [Fact]
    public async Task A_rejection_asks_for_its_reason_and_the_next_message_is_it()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Экскурсия");
        await BotDesk.PromptAsync(reviewer.Phone, "Экскурсия");
        await reviewer.Phone.PressAsync("Вернуть");
        await BotDesk.SaysAsync(reviewer.Phone, "Что исправить в «Экскурсия»?");
        Assert.Equal("inReview", await desk.StatusAsync(id));

        await reviewer.Phone.SayAsync("Укажите класс и время.");
        await BotDesk.SaysAsync(reviewer.Phone, "«Экскурсия»: возвращено автору.");
        var post = (await desk.School.PressOfficer.GetAsync("posts/" + id)).Must(200);
        Assert.Equal("rejected", post.Text("status"));
        Assert.Equal("Укажите класс и время.", post.Text("rejectReason"));
        await Eventually.GetAsync(() => BotDesk.FindAsync(reviewer.Phone, one => one.Text.Contains("«Экскурсия»", StringComparison.Ordinal)), one => BotDesk.PayloadOf(one, "Одобрить") is null);
    }

    [Fact]
    public async Task A_rejection_can_be_taken_back_before_its_reason()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Субботник");
        await BotDesk.PromptAsync(reviewer.Phone, "Субботник");
        await reviewer.Phone.PressAsync("Вернуть");
        await BotDesk.SaysAsync(reviewer.Phone, "Что исправить");
        await reviewer.Phone.PressAsync("Не возвращать");
        await BotDesk.SaysAsync(reviewer.Phone, "не возвращена и ждёт");

        await reviewer.Phone.SayAsync("Это уже не причина.");
        await BotDesk.SaysAsync(reviewer.Phone, "сюда я пишу сам");
        Assert.Equal("inReview", await desk.StatusAsync(id));
        await reviewer.Phone.PressAsync("Одобрить");
        await BotDesk.SaysAsync(reviewer.Phone, "«Субботник»: одобрено");
    }

    [Theory]
    [InlineData(2001, "Причина длиннее")]
    [InlineData(0, "Причина нужна словами")]
    public async Task A_reason_that_can_not_be_taken_returns_nothing_and_is_asked_for_again(int length, string said)
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Линейка");
        await BotDesk.PromptAsync(reviewer.Phone, "Линейка");
        await reviewer.Phone.PressAsync("Вернуть");
        await BotDesk.SaysAsync(reviewer.Phone, "Что исправить");
        await desk.HandleAsync(Said(reviewer, new string('а', length), TimeProvider.System.GetUtcNow().AddSeconds(5)));
        await BotDesk.SaysAsync(reviewer.Phone, said);
        Assert.Equal("inReview", await desk.StatusAsync(id));
        await desk.HandleAsync(Said(reviewer, "Нет времени начала.", TimeProvider.System.GetUtcNow().AddSeconds(6)));
        Assert.Equal("rejected", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task A_strangers_press_decides_nothing_and_is_noted()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var stranger = await desk.StrangerAsync();
        await stranger.StartAsync();
        var id = await desk.SubmittedAsync("Концерт");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Концерт");
        await desk.HandleAsync(Pressed(stranger.UserId, BotDesk.PayloadOf(prompt, "Одобрить")!, prompt.Mid));
        await desk.HandleAsync(Pressed(stranger.UserId, BotDesk.PayloadOf(prompt, "Вернуть")!, prompt.Mid));
        await desk.HandleAsync(Said(stranger.UserId, "Верните это", TimeProvider.System.GetUtcNow().AddSeconds(5)));

        Assert.Equal("inReview", await desk.StatusAsync(id));
        await using var db = await desk.OpenDbAsync();
        var post = Guid.Parse(id);
        Assert.Equal(2, await db.Audit.CountAsync(one => one.PostId == post && one.Action == "bot.stranger-refused"));
    }

    [Fact]
    public async Task Another_schools_bot_does_not_know_the_button()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var other = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Олимпиада");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Олимпиада");
        await other.HandleAsync(Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Одобрить")!, prompt.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task A_button_under_words_that_were_changed_approves_nothing_and_the_new_words_come()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Выставка");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Выставка");
        var seen = (await desk.School.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await desk.School.PressOfficer.PutAsync("posts/" + id, desk.School.Post("Выставка", "Теперь в воскресенье."), seen.ETag)).Must(200);
        await desk.HandleAsync(Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Одобрить")!, prompt.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));

        var anew = await BotDesk.FindAsync(reviewer.Phone, one => one.Text.Contains("Теперь в воскресенье", StringComparison.Ordinal));
        Assert.NotEqual(prompt.Mid, anew.Mid);
        var old = await Eventually.GetAsync(async () => (await reviewer.Phone.DialogAsync()).Messages.Single(one => one.Mid == prompt.Mid), one => BotDesk.PayloadOf(one, "Одобрить") is null);
        Assert.Contains("этот вариант больше не действует", old.Text, StringComparison.Ordinal);
        await reviewer.Phone.PressAsync(anew.Mid, BotDesk.PayloadOf(anew, "Одобрить")!);
        await BotDesk.SaysAsync(reviewer.Phone, "«Выставка»: одобрено");
    }

    [Fact]
    public async Task A_press_that_comes_again_changes_nothing()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Спектакль", publishAt: TimeProvider.System.GetUtcNow().AddDays(2));
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Спектакль");
        var press = Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Одобрить")!, prompt.Mid);
        for (var time = 0; time < 3; time++) await desk.HandleAsync(press);
        await desk.HandleAsync(press with { Payload = BotDesk.PayloadOf(prompt, "Вернуть") });
        await desk.HandleAsync(Said(reviewer, "Уже поздно.", TimeProvider.System.GetUtcNow().AddSeconds(5)));
        Assert.Equal("scheduled", await desk.StatusAsync(id));
        await using var db = await desk.OpenDbAsync();
        var post = Guid.Parse(id);
        Assert.Equal(1, await db.Audit.CountAsync(one => one.PostId == post && one.Action == "post.approved"));
    }

    [Fact]
    public async Task An_old_message_that_comes_again_is_no_reason_for_a_newer_question()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Поход");
        await BotDesk.PromptAsync(reviewer.Phone, "Поход");
        var before = Said(reviewer, "Написано раньше вопроса.", TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await reviewer.Phone.PressAsync("Вернуть");
        await BotDesk.SaysAsync(reviewer.Phone, "Что исправить");
        await desk.HandleAsync(before);
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Theory]
    [InlineData("role")]
    [InlineData("another role")]
    [InlineData("another school")]
    [InlineData("shut out")]
    [InlineData("unlinked")]
    public async Task Who_may_not_decide_any_more_decides_nothing_in_MAX_either(string how)
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Каникулы");
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Каникулы");
        await using (var db = await desk.OpenDbAsync())
        {
            if (how == "role") await db.Memberships.Where(one => one.UserId == reviewer.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, TimeProvider.System.GetUtcNow().AddMinutes(-1)));
            if (how == "another role") await db.Memberships.Where(one => one.UserId == reviewer.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, Role.PressOfficer));
            if (how == "another school")
            {
                var other = Guid.Parse((await fixture.Server.NewSchoolAsync()).Id);
                await db.Memberships.Where(one => one.UserId == reviewer.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SchoolId, other));
            }
            if (how == "shut out") await db.Users.Where(one => one.Id == reviewer.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, TimeProvider.System.GetUtcNow()));
        }
        if (how == "unlinked")
        {
            await reviewer.Phone.SayAsync("Стоп");
            await BotDesk.SaysAsync(reviewer.Phone, "Больше не пишу вам");
        }
        await desk.HandleAsync(Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Одобрить")!, prompt.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task A_reason_of_somebody_whose_role_is_over_returns_nothing()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Конкурс");
        await BotDesk.PromptAsync(reviewer.Phone, "Конкурс");
        await reviewer.Phone.PressAsync("Вернуть");
        await BotDesk.SaysAsync(reviewer.Phone, "Что исправить");
        await using var db = await desk.OpenDbAsync();
        await db.Memberships.Where(one => one.UserId == reviewer.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        await reviewer.Phone.SayAsync("Нет даты.");
        await BotDesk.SaysAsync(reviewer.Phone, "больше не проверяете");
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task Nobody_is_offered_to_approve_what_they_alone_wrote()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var writer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Своими руками", by: await desk.KeyOfAsync(writer));
        var prompt = await BotDesk.PromptAsync(writer.Phone, "Своими руками");
        Assert.Null(BotDesk.PayloadOf(prompt, "Одобрить"));
        Assert.Contains("Вы написали это сами", prompt.Text, StringComparison.Ordinal);
        // Nor does a button that was never shown.
        await desk.HandleAsync(Pressed(writer.Phone.UserId, BotDesk.PayloadOf(prompt, "Вернуть")![..^1] + "a", prompt.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    [Fact]
    public async Task What_does_not_fit_into_a_message_is_not_approved_there()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var id = await desk.SubmittedAsync("Длинно", string.Concat(Enumerable.Repeat("Программа праздника на весь день. ", 115)));
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Длинно");
        Assert.Null(BotDesk.PayloadOf(prompt, "Одобрить"));
        Assert.Contains("не помещается", prompt.Text, StringComparison.Ordinal);
        Assert.InRange(prompt.Text.Length, 3000, 4000);
        // Nor with a payload that was guessed from the other button's.
        await desk.HandleAsync(Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Вернуть")![..^1] + "a", prompt.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }

    internal static MaxUpdate Pressed(long maxUserId, string payload, string mid) => new("message_callback", null, false)
    {
        Person = new MaxPerson(maxUserId, "Кто-то", null, false), CallbackId = "cb" + Guid.NewGuid().ToString("N"), Payload = payload, Mid = mid, Timestamp = TimeProvider.System.GetUtcNow(),
    };

    internal static MaxUpdate Said(BotUser user, string text, DateTimeOffset at) => Said(user.Phone.UserId, text, at);

    private static MaxUpdate Said(long maxUserId, string text, DateTimeOffset at) => new("message_created", null, false)
    {
        Person = new MaxPerson(maxUserId, "Кто-то", null, false), ChatType = "dialog", Text = text, Timestamp = at,
    };
}
