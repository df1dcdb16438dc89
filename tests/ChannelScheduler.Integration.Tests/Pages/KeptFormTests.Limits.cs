using System.Globalization;
using System.Net;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

// Whose it is, how long it stays, and what is refused.
public sealed partial class KeptFormTests
{
    [Fact]
    public async Task Nobody_else_reads_writes_or_deletes_it()
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        using var colleague = new KeptDesk(await (await Server.SignInNewAsync(Role.PressOfficer, _school.Id)).OpenAsync(Link(desk)), New);
        Assert.Equal("", colleague["text"].Trim());
        Assert.Contains("Набранного уже нет", colleague.Text, StringComparison.Ordinal);
        await colleague.KeepAsync(NewPost, "Чужое", version: 1, id: desk.Id);
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
        await colleague.Browser.SendAsync($"/kept/{desk.Id}/discard", colleague.Request(NewPost, Words));
        Assert.Equal(1, Assert.Single(await RowsAsync()).Version);
        // A page of mine that is still open when a colleague has signed in at the same computer.
        await colleague.Browser.SendAsync("/kept", [.. colleague.Request(NewPost, Words).Where(field => field.Key != "_by"), KeyValuePair.Create("_by", _id.ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, colleague.Status);
    }

    [Fact]
    public async Task Who_lost_the_role_at_the_school_gets_nothing_of_it()
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        var id = desk.Id;
        await ChangeAsync(async db =>
        {
            db.Memberships.Remove(await db.Memberships.SingleAsync(one => one.UserId == _id));
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = _id, Role = Role.PressOfficer, SchoolId = Guid.Parse(fixture.Other.Id) });
        });
        await desk.OpenAsync($"{New}?school={fixture.Other.Id}&kept={id}");
        Assert.Equal("", desk["text"].Trim());
        await desk.KeepAsync(NewPost, Words);
        Assert.Equal(HttpStatusCode.NotFound, desk.Status);
        foreach (var page in (string[])["/", "/posts"])
        {
            await desk.Browser.OpenAsync(page);
            Assert.DoesNotContain(id, desk.Browser.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("печёт 5", desk.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_goes_when_its_person_deletes_it_and_when_the_person_is_shut_out()
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        await desk.Browser.OpenAsync("/posts");
        await desk.Browser.SubmitAsync($"/kept/{desk.Id}/discard");
        Assert.Contains("Удалено.", desk.Text, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());

        await desk.OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        using var admin = await Server.SignInNewAsync(Role.Admin, _school.Id);
        await admin.OpenAsync($"/people/{_id}");
        await admin.SubmitAsync($"/people/{_id}/disable");
        Assert.Contains("доступ закрыт", admin.Text, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task Nobody_is_offered_it_after_thirty_days_and_then_it_goes(int minutes, bool isLeft)
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        await ChangeAsync(async db => (await db.KeptForms.SingleAsync(one => one.UserId == _id)).UpdatedAt = TimeProvider.System.GetUtcNow() - KeptForm.KeptFor - TimeSpan.FromMinutes(minutes));
        await desk.Browser.OpenAsync("/posts");
        Assert.Equal(isLeft, desk.Text.Contains("Ярмарка", StringComparison.Ordinal));
        await Server.Services.GetServices<IHostedService>().OfType<KeptFormService>().Single().ForgetAsync(CancellationToken.None);
        Assert.Equal(isLeft ? 1 : 0, (await RowsAsync()).Count);
    }

    [Theory]
    [InlineData("form", "new", 422)]
    [InlineData("form", "new-01900000-0000-7000-8000-000000000000", 404)]
    [InlineData("form", "edit-01900000-0000-7000-8000-000000000000", 404)]
    [InlineData("form", "series-01900000-0000-7000-8000-000000000000", 404)]
    [InlineData("_kept", "1", 422)]
    [InlineData("_page", "", 422)]
    [InlineData("_by", "", 422)]
    [InlineData("version", "-1", 422)]
    [InlineData("version", "1", 410)]
    [InlineData("fields", "", 422)]
    [InlineData("fields", "null", 422)]
    [InlineData("fields", "[]", 422)]
    [InlineData("fields", "{\"title\":\"Хор\"}", 422)]
    [InlineData("fields", "[[\"title\"]]", 422)]
    [InlineData("fields", "[[\"title\",null]]", 422)]
    [InlineData("fields", "[null]", 422)]
    [InlineData("fields", "[[\"_once\",\"1\"]]", 422)]
    [InlineData("fields", "[[\"password\",\"1\"]]", 422)]
    [InlineData("fields", "[[\"title\",\"\\u0000\"]]", 422)]
    [InlineData("fields", "[[\"title\",\"\\ud800\"]]", 422)]
    [InlineData("fields", "long", 413)]
    [InlineData("__RequestVerificationToken", "", 400)]
    public async Task What_is_no_form_of_ours_is_refused_in_words_and_keeps_nothing(string field, string value, int status)
    {
        using var desk = await OpenAsync(New);
        if (value == "long") value = KeptDesk.Json(("text", new string('x', KeptForm.MostBytes)));
        await desk.Browser.SendAsync("/kept", [.. desk.Request(NewPost, Words).Where(one => one.Key != field), KeyValuePair.Create(field, value)]);
        Assert.Equal(status, (int)desk.Status);
        Assert.NotEqual("", desk.Text.Trim());
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task One_person_has_so_many_at_a_time_and_no_more()
    {
        using var desk = await OpenAsync(New);
        for (var i = 0; i < KeptForm.MostPerPerson; i++) Assert.Equal(1, await desk.KeepAsync(NewPost, Words, id: Guid.NewGuid().ToString()));
        await desk.KeepAsync(NewPost, Words, id: Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, desk.Status);
        Assert.Contains(KeptForm.MostPerPerson.ToString(CultureInfo.InvariantCulture), desk.Text, StringComparison.Ordinal);
        Assert.Equal(KeptForm.MostPerPerson, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task A_series_is_kept_as_a_post_is()
    {
        using var desk = await OpenAsync("/series/new");
        await desk.KeepAsync("series-" + NewPost, Words);
        await desk.OpenAsync($"/series/new?school={_school.Id}&kept={desk.Id}");
        Assert.Equal(Words, desk["text"].Trim());
        Assert.Contains("Это ваше несохранённое", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_keys_it_can_not_be_read_and_is_still_there_for_whoever_types_on()
    {
        using var desk = await OpenAsync(New);
        await desk.KeepAsync(NewPost, Words);
        await ChangeAsync(async db => (await db.KeptForms.SingleAsync(one => one.UserId == _id)).Fields = "of another key ring");
        await desk.Browser.OpenAsync("/posts");
        Assert.Contains("Прочитать набранное нельзя", desk.Text, StringComparison.Ordinal);
        await desk.OpenAsync(Link(desk));
        Assert.Equal("", desk["text"].Trim());
    }
}
