using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Help;

/// <summary>An owner changes answers on a page; the delivered text stays, and nothing that runs gets through.</summary>
[Collection(ApiCollection.Name)]
public sealed class HelpEditTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task An_answer_is_previewed_saved_read_by_everybody_and_set_back()
    {
        const string Path = "/help-edits/install-app";
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        using var reader = new PageClient(Server.Address);
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path, ("ru", "Ставьте из **магазина школы**."), ("en", "From the *school's shop*."), ("then", "preview"));
        Assert.Equal(HttpStatusCode.OK, owner.Status);
        Assert.Contains("<strong>магазина школы</strong>", owner.Html, StringComparison.Ordinal);
        Assert.Contains("<em>school's shop</em>", owner.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("магазина школы", (await reader.OpenAsync("/help/install-app")).Text, StringComparison.Ordinal);

        // The preview is the form with what was typed: it is saved from there.
        await owner.SubmitAsync(Path, ("asOf", "2026-02-01"), ("until", "2090-06-30"));
        Assert.StartsWith("/help/install-app", owner.Path, StringComparison.Ordinal);
        await reader.OpenAsync("/help/install-app");
        Assert.Contains("<strong>магазина школы</strong>", reader.Html, StringComparison.Ordinal);
        Assert.Contains("Верно на 1 февраля 2026", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Ответ действителен до 30 июня 2090", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Ответ изменён администратором", reader.Text, StringComparison.Ordinal);
        var api = (await Server.PressOfficer.GetAsync("help?q=" + Uri.EscapeDataString("магазин школы приложение"))).Must(200).Json["items"]![0]!;
        Assert.Equal(("install-app", "2090-06-30"), (api["id"]!.ToString(), api["until"]!.ToString()));

        await owner.OpenAsync(Path);
        Assert.Contains("ответ изменён", owner.Text, StringComparison.Ordinal);
        Assert.Contains("RuStore", owner.Text, StringComparison.Ordinal);
        await owner.SubmitAsync(Path + "/reset");
        Assert.Contains("RuStore", (await reader.OpenAsync("/help/install-app")).Text, StringComparison.Ordinal);
        await owner.OpenAsync(Path);
        Assert.Contains("возвращён исходный текст", owner.Text, StringComparison.Ordinal);
        Assert.False(owner.HasForm(Path + "/reset"));

        await using var db = OpenDb();
        Assert.Equal(["help.edited", "help.reset"], await db.Audit.Where(one => one.Details == "install-app").OrderBy(one => one.At).ThenBy(one => one.Id).Select(one => one.Action).ToListAsync());
    }

    [Fact]
    public async Task A_term_that_is_over_is_told_to_readers_and_listed_for_admins()
    {
        const string Path = "/help-edits/sferum-bot";
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path, ("until", "2020-03-31"));
        using var reader = new PageClient(Server.Address);
        await reader.OpenAsync("/help/sferum-bot");
        Assert.Contains("Ответ мог устареть: на него можно было положиться до 31 марта 2020", reader.Text, StringComparison.Ordinal);
        var item = (await Server.PressOfficer.GetAsync("help?q=" + Uri.EscapeDataString("где бот Сферум"))).Must(200).Json["items"]![0]!;
        Assert.True((bool)item["stale"]!);

        await owner.OpenAsync("/help-edits");
        var stale = owner.Html[owner.Html.IndexOf("Срок прошёл", StringComparison.Ordinal)..owner.Html.IndexOf("Срок впереди", StringComparison.Ordinal)];
        Assert.Contains(Path, stale, StringComparison.Ordinal);
        Assert.Contains("Был действителен до 31 марта 2020", stale, StringComparison.Ordinal);
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path, ("until", ""));
        Assert.DoesNotContain("мог устареть", (await reader.OpenAsync("/help/sferum-bot")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", "<script>alert(1)</script>", "тег")]
    [InlineData("en", "[x](javascript:alert(1))", "javascript:")]
    [InlineData("ru", "![x](https://tracker.example/p.png)", "картинка")]
    [InlineData("ru", "раз\u202Eдва", "U+202E")]
    [InlineData("ru", "nested", "друг в друге")]
    [InlineData("ru", "long", "длиннее")]
    [InlineData("ru", "", "впишите")]
    [InlineData("ru", "[x](/help/no-such-question)", "no-such-question")]
    [InlineData("asOf", "2027-01-01", "Срок кончается раньше")]
    [InlineData("until", "завтра", "дату")]
    public async Task What_an_answer_may_not_hold_is_refused_with_what_was_typed_and_nothing_is_stored(string field, string value, string said)
    {
        const string Path = "/help-edits/blocked";
        value = value switch { "nested" => new string('[', 1000), "long" => new string('a', Core.Help.HelpEdit.LongestAnswer + 1), _ => value };
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        foreach (var then in (string[])["", "preview"])
        {
            var before = await CountAsync();
            await owner.OpenAsync(Path);
            var fields = new Dictionary<string, string> { ["ru"] = "Пишите в поддержку.", ["en"] = "Write to support.", ["until"] = "2026-12-31", ["then"] = then, [field] = value };
            await owner.SubmitAsync(Path, [.. fields.Select(one => (one.Key, one.Value))]);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Status);
            Assert.Contains(said, owner.Text, StringComparison.OrdinalIgnoreCase);
            if (field != "en") Assert.Contains("Write to support.", owner.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", owner.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"preview\"", owner.Html, StringComparison.Ordinal);
            Assert.Equal(before, await CountAsync());
        }
    }

    [Fact]
    public async Task Only_an_admin_of_every_school_changes_what_every_school_reads()
    {
        const string Path = "/help-edits/which-support";
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        await owner.OpenAsync(Path);
        var form = owner.FormOf(Path, ("ru", "Захват"), ("en", "Captured"));
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync(Path);
        Assert.Contains("администратор всех школ", admin.Text, StringComparison.Ordinal);
        Assert.False(admin.HasForm(Path));
        // Nobody is led to an editor that is not for them.
        foreach (var (page, mine) in new[] { ("/help/which-support", Path), ("/help", "/help-edits") })
        {
            Assert.DoesNotContain($"href=\"{mine}\"", (await admin.OpenAsync(page)).Html, StringComparison.Ordinal);
            Assert.Contains($"href=\"{mine}\"", (await owner.OpenAsync(page)).Html, StringComparison.Ordinal);
        }
        // With a token and a name of their own, as their browser could send it.
        await admin.OpenAsync("/account");
        var own = admin.FormOf("/sign-out").Where(field => field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => field.Value);
        await admin.SendAsync(Path, form.Select(field => own.TryGetValue(field.Key, out var mine) ? KeyValuePair.Create(field.Key, mine) : field));

        Assert.Equal(HttpStatusCode.Forbidden, admin.Status);
        using var reader = new PageClient(Server.Address);
        Assert.DoesNotContain("Захват", (await reader.OpenAsync("/help/which-support")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_has_seen_the_last_edit_and_an_edit_outlives_a_new_delivered_text()
    {
        const string Path = "/help-edits/help-center";
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        await owner.OpenAsync(Path);
        var stale = owner.FormOf(Path, ("ru", "Второй"), ("en", "Second"));
        await owner.SubmitAsync(Path, ("ru", "Первый"), ("en", "First"));
        await owner.SendAsync(Path, stale.Select(field => field.Key == "_once" ? KeyValuePair.Create("_once", Guid.NewGuid().ToString("N")) : field));
        Assert.Equal(HttpStatusCode.PreconditionFailed, owner.Status);
        Assert.Contains("Второй", owner.Text, StringComparison.Ordinal);

        await owner.OpenAsync(Path);
        Assert.DoesNotContain("стал другим", owner.Text, StringComparison.Ordinal);
        await using (var db = OpenDb()) await db.HelpEdits.Where(edit => edit.EntryId == "help-center").ExecuteUpdateAsync(set => set.SetProperty(edit => edit.Delivered, "what an older release said"));
        await owner.OpenAsync(Path);
        Assert.Contains("стал другим", owner.Text, StringComparison.Ordinal);
        using var reader = new PageClient(Server.Address);
        Assert.Contains("Первый", (await reader.OpenAsync("/help/help-center")).Text, StringComparison.Ordinal);
        // Saved again as it stands: nothing happened, and nothing is told.
        var before = await CountAsync();
        await owner.SubmitAsync(Path);
        Assert.Equal(before, await CountAsync());
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path + "/reset");
    }

    [Fact]
    public async Task A_regions_answer_is_changed_for_that_region_alone()
    {
        const string Path = "/help-edits/verify-spo";
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        await owner.OpenAsync(Path + "?region=05");
        await owner.SubmitAsync(Path, ("ru", "Другой журнал"), ("en", "Another journal"));
        using var reader = new PageClient(Server.Address);
        Assert.Contains("Другой журнал", (await reader.OpenAsync("/help/verify-spo?region=05")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Другой журнал", (await reader.OpenAsync("/help/verify-spo?region=none")).Text, StringComparison.Ordinal);
        await owner.OpenAsync(Path + "?region=05");
        await owner.SubmitAsync(Path + "/reset");
        Assert.Contains("Дневник.ру", (await reader.OpenAsync("/help/verify-spo?region=05")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_a_question_that_is_gone_breaks_nothing_and_its_words_are_kept_for_the_owner()
    {
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        foreach (var (entry, region) in new[] { ("gone-question", ""), ("blocked", "05"), ("blocked", "99") })
        {
            await using var db = OpenDb();
            db.HelpEdits.Add(new Core.Help.HelpEdit { Id = Guid.NewGuid(), EntryId = entry, Region = region, Number = 1, AnswerRu = $"Слова о {entry} {region}", AnswerEn = "Words", Delivered = "", AuthorId = await db.Users.Select(one => one.Id).FirstAsync() });
            await db.SaveChangesAsync();
        }
        try
        {
            await owner.OpenAsync("/help-edits");
            Assert.Contains("Вопросы, которых больше нет", owner.Text, StringComparison.Ordinal);
            Assert.All(["Слова о gone-question", "Слова о blocked 05", "Слова о blocked 99"], words => Assert.Contains(words, owner.Text, StringComparison.Ordinal));
            Assert.DoesNotContain("Слова о", (await admin.OpenAsync("/help-edits")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Слова о", (await owner.OpenAsync("/help/blocked?region=05")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync("/help/gone-question")).Status);
        }
        finally
        {
            await using var db = OpenDb();
            await db.HelpEdits.Where(one => one.AnswerEn == "Words").ExecuteDeleteAsync();
        }
    }

    [Fact]
    public async Task The_index_of_the_search_is_made_once_for_each_edit_and_not_for_each_question()
    {
        const string Path = "/help-edits/call-chat";
        using var owner = await Server.SignInNewAsync(Role.Admin, null);
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path, ("ru", "Один ответ"), ("en", "One answer"));
        var first = await CatalogAsync();
        Assert.Same(first, await CatalogAsync());
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path, ("ru", "Другой ответ"), ("en", "Another answer"));
        Assert.Equal("Другой ответ", (await CatalogAsync()).Find("call-chat")!.Answer.Ru);
        await owner.OpenAsync(Path);
        await owner.SubmitAsync(Path + "/reset");
        Assert.NotEqual("Другой ответ", (await CatalogAsync()).Find("call-chat")!.Answer.Ru);
    }

    private async Task<Core.Help.HelpCatalog> CatalogAsync()
    {
        await using var scope = Server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Web.Help.HelpDesk>().OpenAsync(Web.Help.HelpDesk.NoRegion, default)).Catalog;
    }

    private SchedulerDbContext OpenDb() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    private async Task<(int, int)> CountAsync()
    {
        await using var db = OpenDb();
        return (await db.HelpEdits.CountAsync(), await db.Audit.CountAsync(one => one.Action.StartsWith("help.")));
    }
}
