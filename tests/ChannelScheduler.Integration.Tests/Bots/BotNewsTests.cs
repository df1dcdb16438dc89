using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Media;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Bots;

/// <summary>Authors hear what became of their posts, others don't; pictures come with what is to be approved.</summary>
[Collection(ApiCollection.Name)]
public sealed class BotNewsTests(ApiFixture fixture)
{
    [Fact]
    public async Task An_author_hears_of_the_approval_and_of_each_channel_where_it_came_out()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var (author, colleague) = (await desk.LinkAsync(Role.PressOfficer), await desk.LinkAsync(Role.PressOfficer));
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        await desk.SubmittedAsync("Победа", by: await desk.KeyOfAsync(author));
        await BotDesk.PromptAsync(reviewer.Phone, "Победа");
        await reviewer.Phone.PressAsync("Одобрить");

        await BotDesk.SaysAsync(author.Phone, "одобрен");
        var max = await BotDesk.SaysAsync(author.Phone, "Вышло в песочнице: «Победа», MAX");
        Assert.Contains("https://max.ru/" + desk.School.Handle, max.Text, StringComparison.Ordinal);
        await BotDesk.SaysAsync(author.Phone, "Вышло в песочнице: «Победа», ВК");
        // Each once, and nobody else's telephone rings for it.
        var heard = (await author.Phone.DialogAsync()).Messages.Where(one => one.Text.StartsWith("Вышло", StringComparison.Ordinal)).Select(one => one.Text).ToList();
        Assert.Equal(heard.Distinct(), heard);
        Assert.DoesNotContain((await colleague.Phone.DialogAsync()).Messages, one => one.Text.Contains("Победа", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_author_hears_why_it_was_returned()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var author = await desk.LinkAsync(Role.PressOfficer);
        var id = await desk.SubmittedAsync("Черновик", by: await desk.KeyOfAsync(author));
        (await desk.School.ContentAdmin.ActAsync("posts/" + id, "reject", new { reason = "Добавьте адрес." })).Must(200);
        Assert.Contains("Добавьте адрес.", (await BotDesk.SaysAsync(author.Phone, "«Черновик»")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_come_with_what_is_to_be_approved()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var photo = (await desk.School.PressOfficer.UploadAsync(Pictures.Jpeg(800, 600), "зал.jpg", "Актовый зал")).Must(201).Id;
        await desk.SubmittedAsync("С фотографией", media: [photo]);
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "С фотографией");
        Assert.Contains("Фотографии: 1", prompt.Text, StringComparison.Ordinal);
        Assert.Contains("1. Актовый зал", prompt.Text, StringComparison.Ordinal);
        Assert.NotNull(BotDesk.PayloadOf(prompt, "Одобрить"));
    }

    [Fact]
    public async Task A_picture_that_is_gone_leaves_the_approval_to_the_page()
    {
        var desk = await BotDesk.CreateAsync(fixture.Server);
        var reviewer = await desk.LinkAsync(Role.ContentAdmin);
        var photo = (await desk.School.PressOfficer.UploadAsync(Pictures.Jpeg(640, 480), "двор.jpg", "Двор")).Must(201).Id;
        var newest = Directory.EnumerateFiles(Path.Combine(desk.Server.Folder, "data", "media"), "*", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;
        File.Delete(newest);
        var id = await desk.SubmittedAsync("Без фотографии", media: [photo]);
        var prompt = await BotDesk.PromptAsync(reviewer.Phone, "Без фотографии");
        Assert.Null(BotDesk.PayloadOf(prompt, "Одобрить"));
        Assert.Contains("показать здесь не удалось", prompt.Text, StringComparison.Ordinal);
        await desk.HandleAsync(BotDecisionTests.Pressed(reviewer.Phone.UserId, BotDesk.PayloadOf(prompt, "Вернуть")![..^1] + "a", prompt.Mid));
        Assert.Equal("inReview", await desk.StatusAsync(id));
    }
}
