using System.Net;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What is typed and not stored is kept for its person alone, changes nothing, and is never written over by another page unseen.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class KeptFormTests(ApiFixture fixture) : IAsyncLifetime
{
    private const string New = "/posts/new";
    private const string Words = "Ждём всех на ярмарке, печёт 5 «А»";

    private TestSchool _school = null!;
    private string _email = "";
    private Guid _id;

    private SchedulerServer Server => fixture.Server;

    private string NewPost => "new-" + _school.Id;

    public async Task InitializeAsync()
    {
        _school = await Server.NewSchoolAsync();
        (_email, _id) = await Server.NewAccountAsync(Role.PressOfficer, _school.Id);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_begun_on_one_device_is_gone_on_with_on_another_and_goes_when_it_is_stored()
    {
        using var desk = await OpenAsync(New);
        Assert.Equal(1, await desk.KeepAsync(NewPost, Words));
        Assert.Equal(2, await desk.KeepAsync(NewPost, Words + " пироги"));

        using var phone = await OpenAsync(New);
        Assert.Contains("Вы начали писать и не сохранили", phone.Text, StringComparison.Ordinal);
        await phone.Browser.OpenAsync("/");
        Assert.Contains("Начатое и не сохранённое", phone.Text, StringComparison.Ordinal);
        await phone.Browser.OpenAsync("/posts");
        Assert.Contains($"Ярмарка {Words} пироги Новая запись", phone.Text, StringComparison.Ordinal);
        await phone.OpenAsync(Link(desk));
        Assert.Equal(("Ярмарка", Words + " пироги", "at", "2027-12-24", desk.Id), (phone["title"], phone["text"].Trim(), phone["when"], phone["publishAt-date"], phone.Id));
        await phone.SubmitAsync(("then", "save"), ("channelIds", _school.MaxId));
        Assert.Contains(Words + " пироги", phone.Text, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());
        // The page at the desk knows nothing of it yet; what it still sends must not come back to life.
        await desk.KeepAsync(NewPost, Words + " и торты", version: 2);
        Assert.Equal(HttpStatusCode.Gone, desk.Status);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_request_that_the_form_itself_has_overtaken_keeps_nothing()
    {
        using var desk = await OpenAsync(New);
        var late = desk.Request(NewPost, Words).ToList();
        await desk.SubmitAsync(("title", "Ярмарка"), ("text", Words), ("then", "save"));
        Assert.StartsWith("/posts/", desk.Browser.Path, StringComparison.Ordinal);
        await desk.Browser.SendAsync("/kept", late);
        Assert.Equal(HttpStatusCode.Gone, desk.Status);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_form_that_is_refused_is_still_the_same_writing_and_its_page_may_go_on()
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        var id = desk.Id;
        await desk.SubmitAsync(("title", ""), ("text", Words), ("then", "submit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, desk.Status);
        Assert.Equal(id, desk.Id);
        Assert.Equal(2, await desk.KeepAsync(NewPost, Words, title: "Теперь с названием"));
    }

    [Fact]
    public async Task An_approved_post_stays_as_it_is_while_somebody_types_into_its_form()
    {
        var id = await _school.PublishAsync(_school.Post("Хор", "Поёт.", publishAt: TimeProvider.System.GetUtcNow().AddDays(3)));
        var before = await StateAsync(id);
        using var desk = await OpenAsync($"/posts/{id}/edit");
        Assert.Equal(1, await desk.KeepAsync($"edit-{id}", Words));
        Assert.Equal(before, await StateAsync(id));
        using var reviewer = await Server.SignInNewAsync(Role.ContentAdmin, _school.Id);
        foreach (var page in (string[])[$"/posts/{id}", $"/posts/{id}/versions", $"/posts/{id}/edit", "/", "/posts", "/audit"])
        {
            await reviewer.OpenAsync(page);
            Assert.DoesNotContain("ярмарк", reviewer.Text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain(Words, Server.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ярмарка", Assert.Single(await RowsAsync()).Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_for_a_post_that_is_deleted_go_with_it()
    {
        var id = (await _school.PressOfficer.PostAsync("posts", _school.Post("Хор", "Поёт."))).Must(201).Id;
        using var desk = await OpenAsync($"/posts/{id}/edit");
        await desk.KeepAsync($"edit-{id}", Words);
        Assert.Single(await RowsAsync());
        using var colleague = await Server.SignInNewAsync(Role.PressOfficer, _school.Id);
        await colleague.OpenAsync($"/posts/{id}");
        await colleague.SubmitAsync($"/posts/{id}/delete");
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Words_are_not_put_over_a_post_that_was_changed_meanwhile_unless_their_writer_wants_it()
    {
        var id = (await _school.PressOfficer.PostAsync("posts", _school.Post("Хор", "Поёт."))).Must(201).Id;
        var edit = $"/posts/{id}/edit";
        using var desk = await OpenAsync(edit);
        await desk.KeepAsync($"edit-{id}", Words);
        using var phone = await OpenAsync($"{edit}?kept={desk.Id}");
        Assert.Equal(Words, phone["text"].Trim());

        using var colleague = await Server.SignInNewAsync(Role.PressOfficer, _school.Id);
        await colleague.OpenAsync(edit);
        await colleague.SubmitAsync(edit, ("text", "Поёт в субботу."), ("then", "save"));
        await phone.OpenAsync($"{edit}?kept={desk.Id}");
        Assert.Contains("с тех пор здесь всё изменилось", phone.Text, StringComparison.Ordinal);
        Assert.Equal("Поёт в субботу.", phone["text"].Trim());
        await phone.OpenAsync($"{edit}?kept={desk.Id}&show=1");
        Assert.Equal(Words, phone["text"].Trim());
        await phone.Browser.OpenAsync("/posts");
        Assert.Contains("С тех пор запись изменилась.", phone.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{edit}\"", phone.Browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_pages_that_go_on_with_the_same_words_the_second_is_told_and_neither_loses_them()
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        using var phone = await OpenAsync(Link(desk));
        Assert.Equal(2, await phone.KeepAsync(NewPost, "С телефона", version: 1));
        await desk.KeepAsync(NewPost, "Со школьного компьютера", version: 1);
        Assert.Equal(HttpStatusCode.Conflict, desk.Status);
        Assert.Contains("на другом устройстве", desk.Text, StringComparison.Ordinal);
        // The page that wrote last may go on, also when the answer to it got lost.
        Assert.Equal(3, await phone.KeepAsync(NewPost, "С телефона, дальше", version: 1));
        await phone.OpenAsync(Link(desk));
        Assert.Equal("С телефона, дальше", phone["text"].Trim());
        // Apart, under another id, both are kept.
        Assert.Equal(1, await desk.KeepAsync(NewPost, "Со школьного компьютера", id: Guid.NewGuid().ToString()));
        Assert.Equal(2, (await RowsAsync()).Count);
    }

    private string Link(KeptDesk desk) => $"{New}?school={_school.Id}&kept={desk.Id}";

    private async Task<KeptDesk> OpenAsync(string path)
    {
        var browser = await Server.SignInAsync(_email);
        return new KeptDesk(await browser.OpenAsync(path), path.Split('?')[0]);
    }

    /// <summary>All that a stored change of a post would leave behind.</summary>
    private async Task<string> StateAsync(string postId)
    {
        var id = Guid.Parse(postId);
        await using var db = await Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var post = await db.Posts.AsNoTracking().SingleAsync(one => one.Id == id);
        return $"{post.Review} {post.Version} {post.Text} {await db.PostRevisions.CountAsync(one => one.PostId == id)} {await db.Audit.CountAsync(one => one.PostId == id)} {await db.Notifications.CountAsync(one => one.PostId == id)}";
    }

    private async Task<List<KeptForm>> RowsAsync()
    {
        await using var db = await Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        return await db.KeptForms.AsNoTracking().Where(one => one.UserId == _id).ToListAsync();
    }

    private async Task ChangeAsync(Func<SchedulerDbContext, Task> change)
    {
        await using var db = await Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await change(db);
        await db.SaveChangesAsync();
    }
}
