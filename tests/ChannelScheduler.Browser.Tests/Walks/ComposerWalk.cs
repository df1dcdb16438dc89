using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>Writing, in a browser with scripts: what is underlined, what is kept, what is sent meanwhile.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ComposerWalk(BrowserFixture fixture)
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
        await officer.Page.EvaluateAsync("() => localStorage.setItem('draft/somebody-else/new', JSON.stringify({ at: Date.now(), fields: [['text', 'Чужое']] }))");
        await officer.OpenAsync(New);
        Assert.Equal("Только моё", await Eventually.GetAsync(() => ValueAsync(officer.Page), text => text.Length > 0));
        await officer.PressInAsync("header", "Выйти");
        Assert.Equal(1, await Eventually.GetAsync(() => DraftsAsync(officer.Page), count => count == 1));
        Assert.Contains("somebody-else", await officer.Page.EvaluateAsync<string>("() => Object.keys(localStorage).join()"), StringComparison.Ordinal);
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

    [BrowserTheory]
    // As a phone's camera stores it: lying, with a note that it was held upright.
    [InlineData("image/jpeg", 4000, 3000, 6, 1920, 2560)]
    [InlineData("image/jpeg", 4000, 3000, 1, 2560, 1920)]
    [InlineData("image/png", 3000, 600, 1, 2560, 512)]
    // A plain drawing would only get heavier: its edges blur into new colours.
    [InlineData("image/png", 3000, 300, 1, 3000, 300)]
    // Small enough: sent as it is.
    [InlineData("image/jpeg", 800, 600, 1, 800, 600)]
    public async Task A_picture_that_is_dropped_is_shrunk_sent_described_and_shown(string type, int width, int height, int turn, int sentWidth, int sentHeight)
    {
        var officer = await OfficerAsync(Screen.Desktop);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Хор");
        await officer.FillAsync("text", "Поёт.");
        await DropAsync(officer.Page, type, width, height, turn, isPhoto: width != sentWidth);
        var card = officer.Page.Locator("#picture-list .picture[data-id]");
        await card.WaitForAsync();
        var id = Guid.Parse((await card.GetAttributeAsync("data-id"))!);
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var row = await db.Media.SingleAsync(one => one.Id == id);
        Assert.Equal((sentWidth, sentHeight, type), (row.Width, row.Height, row.ContentType));
        await card.Locator("input[name^=alt-]").FillAsync("Хор на сцене");
        await officer.Page.Locator(".shown-vk img[alt='Хор на сцене']").WaitForAsync();
        if (turn != 1) await officer.LookAsync("composer-picture");
        await officer.PressAsync("Сохранить черновик");
        Assert.NotEqual(0, await officer.Page.Locator("main img[alt='Хор на сцене']").CountAsync());
    }

    [BrowserFact]
    public async Task Pictures_change_places_by_keyboard_and_come_back_with_a_kept_draft()
    {
        var officer = await OfficerAsync(Screen.Phone);
        await officer.OpenAsync(New);
        await officer.FillAsync("text", "Две картинки.");
        var cards = officer.Page.Locator("#picture-list .picture[data-id]");
        await DropAsync(officer.Page, "image/jpeg", 300, 200);
        await DropAsync(officer.Page, "image/png", 200, 300);
        await Eventually.GetAsync(cards.CountAsync, count => count == 2);
        var ids = await OrderAsync();
        await cards.Nth(1).Locator("[data-move='-1']").FocusAsync();
        await officer.Page.Keyboard.PressAsync("Enter");
        string[] swapped = [ids[1], ids[0]];
        Assert.Equal(swapped, await OrderAsync());
        Assert.Equal("-1", await officer.Page.EvaluateAsync<string>("() => document.activeElement.dataset.move"));
        await KeptAsync(officer.Page, ids[1] + "\"],[\"alt-");
        await officer.LookAsync("composer-pictures-phone");
        await officer.Page.ReloadAsync();
        await Eventually.GetAsync(cards.CountAsync, count => count == 2);
        Assert.Equal(swapped, await OrderAsync());

        async Task<string[]> OrderAsync() => [.. await cards.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.id)")];
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

    // A picture full of detail, made in the browser, with a camera's note of how it was held.
    private static Task DropAsync(IPage page, string type, int width, int height, int turn = 1, bool isPhoto = false) => page.EvaluateAsync(
        """
        async ({ type, width, height, turn, isPhoto }) => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [width, height];
          const brush = canvas.getContext('2d');
          for (let i = 0; i < 800; i++) {
            brush.fillStyle = `hsl(${(i * 47) % 360} 70% ${20 + (i * 13) % 60}%)`;
            brush.fillRect((i * 379) % width, (i * 211) % height, width / 15, height / 15);
          }
          if (isPhoto) {
            const grain = brush.getImageData(0, 0, width, height);
            for (let i = 0; i < grain.data.length; i++) if (i % 4 !== 3) grain.data[i] = (grain.data[i] + (i * 7919) % 31) % 256;
            brush.putImageData(grain, 0, 0);
          }
          let bytes = new Uint8Array(await (await new Promise(done => canvas.toBlob(done, type, 0.95))).arrayBuffer());
          if (turn !== 1) {
            const note = [0xFF, 0xE1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0];
            bytes = new Uint8Array([...bytes.slice(0, 2), ...note, ...bytes.slice(2)]);
          }
          const data = new DataTransfer();
          data.items.add(new File([bytes], 'photo', { type }));
          for (const name of ['dragover', 'drop']) document.querySelector('main h1').dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """,
        new { type, width, height, turn, isPhoto });
}
