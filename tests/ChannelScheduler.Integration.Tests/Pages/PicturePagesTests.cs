using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Media;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Pictures on the pages: asked about once, answered in the form, seen by the reviewer.</summary>
public sealed class PicturePagesTests : IAsyncLifetime
{
    private SchedulerServer _server = null!;
    private TestSchool _school = null!;

    // Without a reader of QR codes, so that a reviewer is asked on every machine.
    public async Task InitializeAsync()
    {
        _server = await SchedulerServer.StartAsync(null, "--Media:QrReader=/nowhere/zbarimg");
        _school = await _server.NewSchoolAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_answer_about_new_pictures_is_given_with_them_and_can_be_changed_later()
    {
        using var officer = await _server.SignInNewAsync(Role.PressOfficer, _school.Id);
        await officer.OpenAsync("/posts/new");
        await officer.SubmitFilesAsync("/posts/new", [("pictures", "зал.jpg", Pictures.Jpeg())], ("title", "Хор"), ("text", "Поёт"), ("channelIds", _school.MaxId), ("consent-new", "Given"), ("then", "save"));
        var id = officer.Path.Split('/')[2].Split('?')[0];
        Assert.Equal("given", (await PictureAsync(id))["consent"]!.ToString());

        await officer.OpenAsync($"/posts/{id}/edit");
        var picture = (await PictureAsync(id))["id"]!.ToString();
        Assert.Contains(("consent-" + picture, "Given"), officer.FormOf($"/posts/{id}/edit").Select(field => (field.Key, field.Value)));
        await officer.SubmitAsync($"/posts/{id}/edit", ($"consent-{picture}", "NoChildren"), ($"alt-{picture}", "Пустой зал"), ("then", "save"));
        Assert.Equal(("noChildren", "Пустой зал"), ((await PictureAsync(id))["consent"]!.ToString(), (await PictureAsync(id))["description"]!.ToString()));
    }

    [Fact]
    public async Task A_form_that_is_refused_keeps_the_answer_that_came_with_its_pictures()
    {
        using var officer = await _server.SignInNewAsync(Role.PressOfficer, _school.Id);
        await officer.OpenAsync("/posts/new");
        await officer.SubmitFilesAsync("/posts/new", [("pictures", "зал.jpg", Pictures.Jpeg())], ("title", ""), ("text", "Поёт"), ("channelIds", _school.MaxId), ("consent-new", "Given"), ("then", "save"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, officer.Status);
        await officer.SubmitAsync("/posts/new", ("title", "Хор"), ("then", "save"));
        Assert.Equal("given", (await PictureAsync(officer.Path.Split('/')[2].Split('?')[0]))["consent"]!.ToString());
    }

    [Fact]
    public async Task What_is_said_meanwhile_counts_in_the_live_check()
    {
        using var officer = await _server.SignInNewAsync(Role.PressOfficer, _school.Id);
        var picture = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "зал.jpg")).Must(201).Id;
        var id = (await _school.PressOfficer.PostAsync("posts", _school.Post("Хор", "Поёт", [_school.MaxId], media: [picture]))).Must(201).Id;
        await officer.OpenAsync($"/posts/{id}/edit");
        Assert.Contains("MED004", officer.Text, StringComparison.Ordinal);
        var form = officer.FormOf($"/posts/{id}/edit", ($"consent-{picture}", "NoChildren"));
        await officer.SendAsync("/posts/findings", form);
        Assert.DoesNotContain("MED004", officer.Text, StringComparison.Ordinal);
        Assert.Contains("MED003", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_sees_what_is_known_and_ticks_where_the_program_could_not_look()
    {
        var picture = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "афиша.jpg", "Афиша", consent: "given")).Must(201).Id;
        var id = (await _school.PressOfficer.PostAsync("posts", _school.Post("Ярмарка", "Ждём", [_school.MaxId], media: [picture]))).Must(201).Id;
        (await _school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        using var reviewer = await _server.SignInNewAsync(Role.ContentAdmin, _school.Id);
        await reviewer.OpenAsync("/review/" + id);
        Assert.Contains("согласие родителей есть (press-officer", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("MED003", reviewer.Text, StringComparison.Ordinal);

        var tick = $"/review/{id}/media/{picture}/no-qr";
        await reviewer.SubmitAsync(tick);
        Assert.Contains("QR-кода на картинке нет", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains("Кода нет, посмотрел человек", reviewer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MED003", reviewer.Text, StringComparison.Ordinal);
        Assert.False(reviewer.HasForm(tick));

        await reviewer.SubmitAsync($"/review/{id}/approve");
        Assert.StartsWith("/review?done=Approved&about=", reviewer.Path, StringComparison.Ordinal);
        await reviewer.OpenAsync($"/posts/{id}/sheet");
        Assert.Contains("согласие родителей есть (press-officer", reviewer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_of_their_own_post_is_not_asked_to_tick()
    {
        var picture = (await _school.ContentAdmin.UploadAsync(Pictures.Jpeg(), "афиша.jpg")).Must(201).Id;
        using var reviewer = await _server.SignInNewAsync(Role.ContentAdmin, _school.Id);
        var id = (await _school.ContentAdmin.PostAsync("posts", _school.Post("Ярмарка", "Ждём", [_school.MaxId], media: [picture]))).Must(201).Id;
        await reviewer.OpenAsync($"/posts/{id}/edit");
        await reviewer.SubmitAsync($"/posts/{id}/edit", ("then", "save"));
        await reviewer.OpenAsync("/review/" + id);
        Assert.True(reviewer.HasForm($"/review/{id}/media/{picture}/no-qr"));

        var own = (await _school.ContentAdmin.PostAsync("posts", _school.Post("Ярмарка", "Ждём", [_school.MaxId], media: [picture]))).Must(201).Id;
        (await _school.ContentAdmin.ActAsync("posts/" + own, $"media/{picture}/no-qr")).Must(403);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> PictureAsync(string post) => (await _school.PressOfficer.GetAsync("posts/" + post)).Must(200).Json["media"]![0]!;
}
