using System.Text.Json.Nodes;
using ChannelScheduler.Integration.Tests.Media;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>Pictures over REST: what is known of them, said of them, and found in them.</summary>
public sealed class PictureApiTests : IAsyncLifetime
{
    private const string Chat = "https://max.ru/join/AbCdEf";

    private SchedulerServer _server = null!;
    private TestSchool _school = null!;

    public async Task InitializeAsync() => await StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [QrReaderFact]
    public async Task A_code_that_leads_to_a_chat_blocks_the_post_and_the_finding_names_the_picture()
    {
        var plain = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "зал.jpg", "Зал")).Must(201);
        var poster = (await _school.PressOfficer.UploadAsync(QrPictures.Poster(Chat), "афиша.jpg", "Афиша")).Must(201);
        Assert.Equal(("none", null), (plain.Json["qr"]!["state"]!.ToString(), plain.Json["qr"]!["text"]?.ToString()));
        Assert.Equal(("found", Chat), (poster.Json["qr"]!["state"]!.ToString(), poster.Json["qr"]!["text"]!.ToString()));

        var linted = (await _school.PressOfficer.PostAsync("lint", new { text = "Ярмарка", mediaIds = new[] { plain.Id, poster.Id } })).Must(200);
        Assert.Equal("block", linted.Text("verdict"));
        var finding = Assert.Single(linted.Json["findings"]!.AsArray(), one => one!["ruleId"]!.ToString() == "LNK006")!;
        Assert.Equal(("error", "media[1]", Chat), (finding["severity"]!.ToString(), finding["field"]!.ToString(), finding["excerpt"]!.ToString()));
        Assert.Contains("«афиша.jpg» ведёт в чат (MAX)", finding["message"]!.ToString(), StringComparison.Ordinal);

        var post = (await _school.PressOfficer.PostAsync("posts", _school.Post("Ярмарка", "Ждём", [_school.MaxId], media: [poster.Id]))).Must(201);
        var refused = await _school.PressOfficer.ActAsync("posts/" + post.Id, "submit");
        Assert.Equal(422, refused.Status);
        Assert.Contains("LNK006", refused.Body, StringComparison.Ordinal);
    }

    [QrReaderFact]
    public async Task A_code_with_a_public_address_is_nobodys_business()
    {
        var poster = (await _school.PressOfficer.UploadAsync(QrPictures.Poster("https://school5.example.org/"), "афиша.jpg", "Афиша", consent: "noChildren")).Must(201);
        var post = (await _school.PressOfficer.PostAsync("posts", _school.Post("Ярмарка", "Ждём", [_school.MaxId], media: [poster.Id]))).Must(201);
        Assert.Equal("pass", post.Text("verdict"));
    }

    [Fact]
    public async Task Without_a_reader_the_post_says_so_and_a_reviewers_tick_clears_it()
    {
        await RestartAsync("--Media:QrReader=/nowhere/zbarimg");
        var poster = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "афиша.jpg", "Афиша", consent: "noChildren")).Must(201);
        Assert.Equal("notRun", poster.Json["qr"]!["state"]!.ToString());
        var post = "posts/" + (await _school.PressOfficer.PostAsync("posts", _school.Post("Ярмарка", "Ждём", [_school.MaxId], media: [poster.Id]))).Must(201).Id;
        var submitted = (await _school.PressOfficer.ActAsync(post, "submit")).Must(200);
        Assert.Equal(["MED003"], Rules(submitted));

        (await _school.PressOfficer.ActAsync(post, $"media/{poster.Id}/no-qr")).Must(403);
        (await _school.ContentAdmin.PostAsync($"{post}/media/{poster.Id}/no-qr")).Must(428);
        var ticked = (await _school.ContentAdmin.ActAsync(post, $"media/{poster.Id}/no-qr")).Must(200);
        Assert.Equal("pass", ticked.Text("verdict"));
        Assert.Equal(submitted.Text("contentHash"), ticked.Text("contentHash"));
        Assert.NotNull(ticked.Json["media"]![0]!["qr"]!["clearedAt"]);
        Assert.Contains(_server.Logs.Text.Split('\n'), line => line.Contains("zbar-tools", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_said_of_children_comes_with_the_upload_or_with_the_post_and_changes_the_hash()
    {
        var said = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "а.jpg", "А", consent: "given")).Must(201);
        var open = (await _school.PressOfficer.UploadAsync(Pictures.Png(), "б.png")).Must(201);
        Assert.Equal(("given", "notSaid"), (said.Text("consent"), open.Text("consent")));
        Assert.NotNull(said.Text("consentById"));
        var post = (await _school.PressOfficer.PostAsync("posts", _school.Post("Хор", "Поёт", [_school.MaxId], media: [said.Id, open.Id]))).Must(201);
        Assert.Contains("MED004", Rules(post));
        Assert.Contains("MED001", Rules(post));

        var body = new
        {
            title = "Хор", text = "Поёт", channelIds = new[] { _school.MaxId },
            media = new object[] { new { id = open.Id, consent = "noChildren", description = "Пустой зал" }, new { id = said.Id } },
        };
        var put = (await _school.PressOfficer.PutAsync("posts/" + post.Id, body, post.ETag)).Must(200);
        Assert.Equal([open.Id, said.Id], put.Json["mediaIds"]!.AsArray().Select(one => one!.ToString()));
        Assert.Equal(["noChildren", "given"], put.Json["media"]!.AsArray().Select(one => one!["consent"]!.ToString()));
        Assert.DoesNotContain("MED004", Rules(put));
        Assert.DoesNotContain("MED001", Rules(put));
        Assert.NotEqual(post.Text("contentHash"), put.Text("contentHash"));
    }

    [Fact]
    public async Task What_is_said_of_a_picture_is_not_changed_behind_another_posts_back()
    {
        var picture = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "а.jpg", "А", consent: "given")).Must(201).Id;
        (await _school.PressOfficer.PostAsync("posts", _school.Post("Первая", "Хор", [_school.MaxId], media: [picture]))).Must(201);
        var refused = await _school.PressOfficer.PostAsync("posts", new { schoolId = _school.Id, title = "Вторая", text = "Хор", channelIds = new[] { _school.MaxId }, media = new[] { new { id = picture, consent = "noChildren" } } });
        Assert.Equal(422, refused.Status);
        (await _school.PressOfficer.PostAsync("posts", new { schoolId = _school.Id, title = "Вторая", text = "Хор", channelIds = new[] { _school.MaxId }, media = new[] { new { id = picture, consent = "given" } } })).Must(201);
    }

    [Theory]
    [InlineData("""{"media":[{"id":"PICTURE"}],"mediaIds":["PICTURE"]}""", "media")]
    [InlineData("""{"media":[{"id":"PICTURE"},{"id":"PICTURE"}]}""", "media")]
    [InlineData("""{"media":[null]}""", "media[0]")]
    [InlineData("""{"media":[{"id":"11111111-1111-1111-1111-111111111111"}]}""", "media")]
    public async Task Pictures_named_wrongly_are_refused_by_field(string pictures, string field)
    {
        var picture = (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "а.jpg")).Must(201).Id;
        var body = JsonNode.Parse(pictures.Replace("PICTURE", picture, StringComparison.Ordinal))!.AsObject();
        (body["schoolId"], body["title"], body["text"]) = (_school.Id, "Хор", "Поёт");
        var refused = await _school.PressOfficer.PostAsync("posts", body);
        Assert.Equal(422, refused.Status);
        Assert.Contains($"\"{field}\"", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_answer_about_children_is_refused() =>
        Assert.Equal(422, (await _school.PressOfficer.UploadAsync(Pictures.Jpeg(), "а.jpg", consent: "maybe")).Status);

    private static IEnumerable<string> Rules(Answer post) => post.Json["findings"]!.AsArray().Select(one => one!["ruleId"]!.ToString());

    private async Task RestartAsync(params string[] more)
    {
        await _server.DisposeAsync();
        await StartAsync(more);
    }

    private async Task StartAsync(params string[] more)
    {
        _server = await SchedulerServer.StartAsync(null, more);
        _school = await _server.NewSchoolAsync();
    }
}
