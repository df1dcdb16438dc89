using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>Pictures in the writing form: dropped, shrunk, described, put in order.</summary>
public sealed partial class ComposerWalk
{
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

    [BrowserFact]
    public async Task A_form_that_is_sent_before_its_pictures_takes_them_and_their_descriptions_along()
    {
        var officer = await OfficerAsync(Screen.Desktop);
        await officer.OpenAsync(New);
        await officer.FillAsync("title", "Хор");
        await officer.FillAsync("text", "Поёт.");
        // A line on which no picture arrives before the person is done.
        await officer.Page.RouteAsync("**/posts/pictures", _ => Task.CompletedTask);
        await DropAsync(officer.Page, "image/jpeg", 300, 200);
        await DropAsync(officer.Page, "image/png", 200, 300);
        var cards = officer.Page.Locator("#picture-list .picture.sending");
        await Eventually.GetAsync(cards.CountAsync, count => count == 2);
        await cards.Nth(1).Locator("input").FillAsync("Вторая картинка");
        await cards.Nth(0).Locator("input").FillAsync("Первая картинка");
        await officer.PressAsync("Сохранить черновик");
        Assert.Equal(["Первая картинка", "Вторая картинка"], (await officer.Page.Locator("main img[alt$='картинка']").EvaluateAllAsync<string[]>("all => all.map(one => one.alt)")).Distinct());
    }

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
            // Without a pattern, as a camera's: what repeats itself a PNG packs better than its smaller copy.
            let seed = 1;
            for (let i = 0; i < grain.data.length; i++) {
              seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
              if (i % 4 !== 3) grain.data[i] = (grain.data[i] + (seed >> 16) % 31) % 256;
            }
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
