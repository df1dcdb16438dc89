using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>Writing, in a browser with scripts: what is underlined, what is kept, what is sent meanwhile.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class ComposerWalk(BrowserFixture fixture)
{
    private const string New = "/posts/new";
    private const string Chat = "https://max.ru/join/AbCdEfGhIjKlMnOp";

    // Blank lines first: places are counted in the field as it is, not as it is judged. The pictograph is two units long.
    private const string Text = "\n\n\U0001F600 Приходите в субботу.\n\nВступайте в чат 5 «А»: " + Chat + "\n\nЖдём всех!";

    [BrowserFact]
    public async Task Findings_are_underlined_where_they_stand_selected_by_a_click_and_mended_in_the_field_by_a_button()
    {
        var officer = await OfficerAsync(Screen.Desktop);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "День открытых дверей");
        await officer.FillAsync("text", Text);
        await officer.Page.Locator(".under-error").WaitForAsync();
        Assert.Equal([Chat], await officer.Page.Locator(".under-error").AllTextContentsAsync());
        await officer.Page.Locator(".shown-max", new() { HasText = "Ждём всех!" }).WaitForAsync();
        await officer.LookAsync("composer-findings");

        await officer.Page.Locator("#findings li", new() { HasText = "LNK001" }).GetByText("Показать в тексте").ClickAsync();
        Assert.Equal(Chat, await SelectedAsync(officer.Page));

        // Words typed before it move the mark along at once, before the server is asked.
        await officer.Page.EvaluateAsync("() => { const text = document.getElementById('text'); text.focus(); text.setSelectionRange(0, 0); document.execCommand('insertText', false, 'Внимание! '); }");
        await officer.Page.EvaluateAsync("() => window.sameDocument = true");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Убрать «: " }).ClickAsync();
        Assert.Equal("Внимание! " + Text.Replace(": " + Chat, "", StringComparison.Ordinal), await ValueAsync(officer.Page));
        await officer.Page.Locator("#line", new() { HasText = "Исправлено" }).WaitForAsync();
        await officer.Page.Locator("#findings", new() { HasText = "LNK001" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.True(await officer.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Equal(0, await officer.Page.Locator(".under-error").CountAsync());

        await officer.Page.Keyboard.PressAsync("Control+z");
        Assert.Contains(Chat, await ValueAsync(officer.Page), StringComparison.Ordinal);
        await officer.Page.Locator(".under-error").WaitForAsync();
    }

    [BrowserFact]
    public async Task A_new_answer_leaves_the_keyboard_where_it_is()
    {
        var officer = await OfficerAsync(Screen.Phone);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "День открытых дверей");
        await officer.FillAsync("text", Text);
        var fix = officer.Page.Locator("#findings button[name=fix]").First;
        await fix.FocusAsync();
        var answer = officer.Page.WaitForResponseAsync("**/posts/findings");
        await officer.Page.EvaluateAsync("""() => { const text = document.getElementById('text'); text.value = '\n' + text.value + ' https://clck.ru/3AbC'; text.dispatchEvent(new Event('input', { bubbles: true })); }""");
        await answer;
        await officer.Page.Locator("#findings", new() { HasText = "LNK005" }).WaitForAsync();
        Assert.True(await fix.EvaluateAsync<bool>("button => document.activeElement === button"));
        await officer.LookAsync("composer-phone");
    }

    [BrowserFact]
    public async Task Marks_come_from_the_toolbar_and_the_keyboard_and_can_be_undone()
    {
        var officer = await OfficerAsync(Screen.Desktop);
        await officer.OpenAsync(New);
        var page = officer.Page;
        await officer.FillAsync("text", "Ждём всех в субботу");
        await SelectAsync(page, "всех ");
        await page.Keyboard.PressAsync("Control+b");
        Assert.Equal("Ждём **всех** в субботу", await ValueAsync(page));
        Assert.Equal("**всех**", await SelectedAsync(page));
        await page.Keyboard.PressAsync("Control+b");
        Assert.Equal("Ждём всех в субботу", await ValueAsync(page));
        await SelectAsync(page, "субботу");
        await page.Keyboard.PressAsync("Control+k");
        Assert.Equal("Ждём всех в [субботу](https://)", await ValueAsync(page));
        await page.Keyboard.TypeAsync("https://school.example");
        Assert.Equal("Ждём всех в [субботу](https://school.example)", await ValueAsync(page));
        await page.Locator("[data-for=text] [data-mark=list]").ClickAsync();
        Assert.Equal("- Ждём всех в [субботу](https://school.example)", await ValueAsync(page));
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal("Ждём всех в [субботу](https://school.example)", await ValueAsync(page));
    }

    [BrowserFact]
    public async Task A_closed_tab_loses_nothing_until_the_post_is_stored()
    {
        var officer = await OfficerAsync(Screen.Desktop);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Ярмарка");
        await officer.FillAsync("text", "Недописанное предлож");
        await KeptAsync(officer.Page, "Недописанное");
        await officer.Page.CloseAsync();

        var page = await officer.Page.Context.NewPageAsync();
        await page.GotoAsync(New);
        await page.Locator("#kept", new() { HasText = "Восстановлено" }).WaitForAsync();
        Assert.Equal(("Ярмарка", "Недописанное предлож"), (await page.InputValueAsync("[name=title]"), await ValueAsync(page)));
        await page.FillAsync("[name=text]", "Дописанное предложение.");
        await page.ClickAsync(".actions [name=then][value=save]");
        await page.WaitForURLAsync("**/posts/*?done=Saved");
        await Eventually.GetAsync(() => DraftsAsync(page), count => count == 0);

        await page.GotoAsync(New);
        Assert.Equal("", await ValueAsync(page));
        Assert.False(await page.Locator("#kept").IsVisibleAsync());
        await page.FillAsync("[name=text]", "Это не нужно");
        await KeptAsync(page, "не нужно");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отказаться" }).ClickAsync();
        Assert.Equal("", await ValueAsync(page));
        Assert.Equal(0, await DraftsAsync(page));
    }

    [BrowserFact]
    public async Task Nobody_else_is_offered_what_one_person_typed_and_signing_out_takes_it_away()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.OpenAsync(New);
        await officer.FillAsync("text", "Только моё");
        await KeptAsync(officer.Page, "Только моё");
        // Sent from the same page, and never stored.
        await officer.Page.EvaluateAsync("() => localStorage.setItem('draft/somebody-else/new', JSON.stringify({ at: Date.now(), from: '/posts/new', sent: true, fields: [['text', 'Чужое']] }))");
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Моя запись");
        await officer.PressAsync("Сохранить черновик");
        Assert.Equal(1, await Eventually.GetAsync(() => DraftsAsync(officer.Page), count => count == 1));
        await officer.OpenAsync(New);
        await officer.FillAsync("text", "Только моё");
        await KeptAsync(officer.Page, "Только моё");
        await officer.OpenAsync(New);
        Assert.Equal("Только моё", await Eventually.GetAsync(() => ValueAsync(officer.Page), text => text.Length > 0));
        await officer.PressInAsync("header", "Выйти");
        Assert.Equal(1, await Eventually.GetAsync(() => DraftsAsync(officer.Page), count => count == 1));
        Assert.Contains("somebody-else", await officer.Page.EvaluateAsync<string>("() => Object.keys(localStorage).join()"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_series_that_is_being_written_is_kept_as_a_post_is()
    {
        var officer = await OfficerAsync(Screen.Desktop);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Меню");
        await officer.FillAsync("text", "Каша.");
        await officer.PressAsync("Повторять…");
        await officer.FillAsync("text", "Каша и чай.");
        await officer.Page.Locator("input[name=weekdays]").First.CheckAsync();
        await KeptAsync(officer.Page, "Каша и чай.");
        await officer.OpenAsync("/series/new");
        Assert.Equal("Каша и чай.", await Eventually.GetAsync(() => ValueAsync(officer.Page), text => text.Length > 0));
        Assert.True(await officer.Page.Locator("input[name=weekdays]").First.IsCheckedAsync());
        await officer.FillAsync("time", "09:00");
        await officer.FillAsync("endsOn", TimeProvider.System.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await officer.PressAsync("Сохранить серию");
        Assert.Contains("Серия создана", await officer.TextAsync(), StringComparison.Ordinal);
        await Eventually.GetAsync(() => DraftsAsync(officer.Page), count => count == 0);
    }

    [BrowserFact]
    public async Task Kept_words_do_not_cover_what_somebody_else_has_stored_since_unless_their_writer_wants_it()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Хор", "Поёт."))).Must(201).Id;
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.OpenAsync($"/posts/{id}/edit");
        await officer.FillAsync("text", "Моя правка.");
        await KeptAsync(officer.Page, "Моя правка");
        var colleague = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await colleague.OpenAsync($"/posts/{id}/edit");
        await colleague.FillAsync("text", "Чужая правка.");
        await colleague.PressAsync("Сохранить черновик");

        await officer.OpenAsync($"/posts/{id}/edit");
        await officer.Page.Locator("#kept", new() { HasText = "запись с тех пор изменилась" }).WaitForAsync();
        Assert.Equal("Чужая правка.", await ValueAsync(officer.Page));
        await officer.LookAsync("composer-kept");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Показать набранное" }).ClickAsync();
        Assert.Equal("Моя правка.", await ValueAsync(officer.Page));
    }

    [BrowserFact]
    public async Task A_session_that_ends_in_mid_sentence_is_said_and_the_post_is_saved_after_signing_in()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (email, _) = await fixture.Server.NewAccountAsync(Role.PressOfficer, school.Id);
        var officer = await fixture.SignInAsync(email, Screen.Phone);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Концерт");
        await officer.Page.Context.ClearCookiesAsync();
        await officer.FillAsync("text", "Начало в пять.");
        await officer.Page.Locator("#line", new() { HasText = "вход закончился" }).WaitForAsync();
        await officer.PressAsync("Сохранить черновик");
        await officer.FillAsync("email", email);
        await officer.FillAsync("password", People.Password);
        await officer.SendFormAsync();
        await officer.SendFormAsync();
        Assert.Contains("Начало в пять.", await officer.TextAsync(), StringComparison.Ordinal);
        await Eventually.GetAsync(() => DraftsAsync(officer.Page), count => count == 0);
    }

    [BrowserFact]
    public async Task A_line_that_drops_in_mid_sentence_is_said_and_checking_goes_on_by_itself()
    {
        var officer = await OfficerAsync(Screen.Phone);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Собрание");
        await officer.FillAsync("text", "Собираемся в чате ");
        await officer.Page.Locator(".shown-max", new() { HasText = "Собираемся" }).WaitForAsync();
        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.FocusAsync("#text");
        await officer.Page.Keyboard.PressAsync("End");
        await officer.Page.Keyboard.InsertTextAsync(Chat);
        await officer.Page.Locator("#line", new() { HasText = "Нет связи" }).WaitForAsync();
        await KeptAsync(officer.Page, Chat);
        await officer.LookAsync("composer-offline");
        await officer.Page.Context.SetOfflineAsync(false);
        await officer.Page.Locator("#findings", new() { HasText = "LNK001" }).WaitForAsync();
        Assert.Equal("", await officer.Page.Locator("#line").TextContentAsync());
        Assert.Equal("Собираемся в чате " + Chat, await ValueAsync(officer.Page));
    }

    private async Task<Visitor> OfficerAsync(Screen screen)
    {
        var school = await fixture.Server.NewSchoolAsync();
        return await fixture.SignInAsync(Role.PressOfficer, school.Id, screen);
    }

    private static Task<string> ValueAsync(IPage page) => page.InputValueAsync("#text");

    private static Task<string> SelectedAsync(IPage page) => page.EvaluateAsync<string>("() => { const text = document.getElementById('text'); return text.value.slice(text.selectionStart, text.selectionEnd); }");

    private static Task SelectAsync(IPage page, string words) =>
        page.EvaluateAsync("words => { const text = document.getElementById('text'); text.focus(); const at = text.value.indexOf(words); text.setSelectionRange(at, at + words.length); }", words);

    private static Task<int> DraftsAsync(IPage page) => page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(name => name.startsWith('draft/')).length");

    private static Task KeptAsync(IPage page, string words) =>
        Eventually.GetAsync(() => page.EvaluateAsync<string>("() => Object.keys(localStorage).filter(name => name.startsWith('draft/')).map(name => localStorage.getItem(name)).join()"), kept => kept.Contains(words, StringComparison.Ordinal));
}
