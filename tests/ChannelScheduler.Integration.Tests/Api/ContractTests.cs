using System.Text.Json.Nodes;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>The names that others script against.</summary>
[Collection(ApiCollection.Name)]
public sealed class ContractTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_post_has_its_documented_names()
    {
        var created = await fixture.NewDraftAsync();
        AssertHas(created.Json, "id", "schoolId", "version", "status", "title", "text", "variants", "channelIds", "publishAt", "mediaIds", "contentHash", "findings", "publications");
        AssertHas(created.Json["publications"]![0]!, "id", "channelId", "kind", "dueAt", "status", "publishedAt", "externalId", "url", "attempts");
        Assert.Equal("draft", created.Text("status"));
        Assert.Equal("maxPublic", created.Json["publications"]![0]!["kind"]!.ToString());
        Assert.Equal($"\"{created.Text("version")}\"", created.ETag);
        Assert.Equal(created.ETag, (await Server.As("manager").GetAsync("posts/" + created.Id)).ETag);
    }

    [Fact]
    public async Task Findings_have_their_documented_names_and_utf16_places()
    {
        const string Text = "Привет! Чат: https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG";
        var report = (await Server.PressOfficer.PostAsync("lint", new { text = Text, channels = new[] { new { kind = "maxPublic", handle = "id0012345673_gos", inn = "0012345673" } } })).Must(200);
        Assert.Equal("block", report.Text("verdict"));
        var finding = report.Json["findings"]!.AsArray().First(one => one!["start"] is not null)!;
        AssertHas(finding, "ruleId", "severity", "message", "remedy", "field", "channelKinds", "start", "length", "excerpt", "fixes");
        Assert.Equal(Text.IndexOf("https", StringComparison.Ordinal), (int)finding["start"]!);
        Assert.Equal("pass", (await Server.PressOfficer.PostAsync("lint", new { text = "Привет" })).Must(200).Text("verdict"));
    }

    [Theory]
    [InlineData("2027-01-07T02:30:00+03:00", "PUB001 PUB006 PUB006")]
    [InlineData("2031-03-04T12:00:00+03:00", "PUB001 PUB006")]
    [InlineData(null, "PUB001")]
    public async Task A_post_is_judged_against_its_school_when_the_request_names_it(string? publishAt, string rules)
    {
        var school = await Server.NewSchoolAsync();
        var channels = new[] { new { kind = "gospublic" } };
        var report = (await school.PressOfficer.PostAsync("lint", new { text = "Субботник", channels, schoolId = school.Id, publishAt })).Must(200);
        Assert.Equal(rules.Split(' '), report.Json["findings"]!.AsArray().Select(finding => finding!["ruleId"]!.ToString()).Order());
        Assert.Empty((await school.PressOfficer.PostAsync("lint", new { text = "Субботник", channels, publishAt })).Must(200).Json["findings"]!.AsArray());
    }

    [Fact]
    public async Task Anothers_school_is_no_school_to_compare_with() =>
        Assert.Equal("schoolId", (await fixture.Other.PressOfficer.PostAsync("lint", new { text = "Субботник", schoolId = (await Server.NewSchoolAsync()).Id })).Must(422).Json["errors"]!.AsObject().Single().Key);

    [Fact]
    public async Task Diagnose_and_the_channels_report_have_their_documented_names()
    {
        var diagnose = (await Server.PressOfficer.PostAsync("diagnose", new { text = "Недостаточно прав" })).Must(200);
        Assert.All(diagnose.Json["matches"]!.AsArray(), match => AssertHas(match!, "code", "title", "fix", "source"));
        AssertHas(diagnose.Json, "matches", "near", "examined");
        foreach (var text in new[] { "", "\0", new string('x', 20_001), new string('x', 300_000) }) (await Server.PressOfficer.PostAsync("diagnose", new { text })).Must(text.Length == 20_001 ? 200 : 422);
        (await Server.PressOfficer.RawAsync("diagnose", "{\"text\":\"\\ud800\"}")).Must(422);
        var known = (await Server.ContentAdmin.PostAsync("diagnose", new { text = """{"code":"chat.denied","message":"Key: chat.send.msg.no.permission.because.not.admin."}""" })).Must(200);
        Assert.Equal("MAX:chat.denied", known.Json["matches"]![0]!["code"]!.ToString());
        AssertHas(known.Json["matches"]![0]!, "code", "title", "means", "fix", "source");

        var report = (await Server.ContentAdmin.PostAsync($"channels/{fixture.Channels["maxPublic"]}/check")).Must(200);
        AssertHas(report.Json, "ok", "checks");
        Assert.True((bool)report.Json["ok"]!);
        Assert.All(report.Json["checks"]!.AsArray(), check => AssertHas(check!, "code", "ok", "message", "remedy"));
    }

    [Fact]
    public async Task A_channel_and_a_school_come_back_without_any_token()
    {
        var channels = (await Server.Admin.GetAsync("channels")).Must(200);
        AssertHas(channels.Json["items"]![0]!, "id", "schoolId", "kind", "name", "handle", "externalId", "environment", "deliveryMode", "tokens");
        Assert.DoesNotContain("\"value\"", channels.Body, StringComparison.Ordinal);
        AssertHas((await Server.Admin.GetAsync("schools")).Must(200).Json["items"]![0]!, "name", "inn", "region", "timeZone", "quietHours", "selfApproval");
    }

    [Fact]
    public async Task Lists_come_in_pages_without_a_gap_or_a_double()
    {
        var school = await Server.NewSchoolAsync();
        var made = new List<string>();
        for (var number = 0; number < 55; number++) made.Add((await school.PressOfficer.PostAsync("posts", school.Post($"Запись {number}", "Текст", channels: [school.MaxId]))).Must(201).Id);

        Assert.Equal(made.Order(), (await AllAsync(school.PressOfficer, "posts?status=draft&cursor=")).Select(one => one["id"]!.ToString()).Order());
        Assert.Equal(made.Order(), (await AllAsync(school.PressOfficer, "publications?status=planned&cursor=")).Select(one => one["postId"]!.ToString()).Order());
        Assert.Equal(55, (await AllAsync(school.ContentAdmin, "audit?cursor=")).Count(one => one["action"]!.ToString() == "post.edited"));
        Assert.Empty((await school.PressOfficer.GetAsync("posts?status=published")).Must(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_post_is_changed_and_deleted_by_its_version()
    {
        var draft = await fixture.NewDraftAsync("Черновик");
        var changed = (await Server.PressOfficer.PutAsync("posts/" + draft.Id, fixture.Draft("Черновик 2"), draft.ETag)).Must(200);
        Assert.NotEqual(draft.ETag, changed.ETag);
        Assert.Equal(412, (await Server.PressOfficer.PutAsync("posts/" + draft.Id, fixture.Draft("Черновик 3"), draft.ETag)).Status);
        Assert.Equal(428, (await Server.PressOfficer.DeleteAsync("posts/" + draft.Id)).Status);
        Assert.Equal(204, (await Server.PressOfficer.DeleteAsync("posts/" + draft.Id, changed.ETag)).Status);
        Assert.Equal(404, (await Server.PressOfficer.GetAsync("posts/" + draft.Id)).Status);
    }

    [Fact]
    public async Task A_picture_comes_back_as_it_went_in()
    {
        var file = Media.Pictures.Jpeg(64, 48);
        var media = (await Server.PressOfficer.UploadAsync(file, "афиша.jpg", "Афиша")).Must(201);
        AssertHas(media.Json, "id", "schoolId", "fileName", "contentType", "size", "width", "height", "description");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/media/" + media.Id);
        request.Headers.Add("Authorization", "Bearer " + SchedulerServer.KeyOf("manager"));
        using var response = await Server.Http.SendAsync(request);
        Assert.Equal(file, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_openapi_document_describes_every_route_with_its_problems()
    {
        var paths = JsonNode.Parse(await Server.Http.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        string[] routes = ["/schools", "/users", "/api-keys", "/channels", "/channels/{id}/check", "/lint", "/diagnose", "/media", "/posts", "/posts/{id}", "/posts/{id}/submit",
            "/posts/{id}/approve", "/posts/{id}/reject", "/posts/{id}/reschedule", "/posts/{id}/cancel", "/publications", "/publications/{id}", "/publications/{id}/retry",
            "/publications/{id}/reschedule", "/publications/{id}/release", "/publications/{id}/cancel", "/publications/{id}/resolve", "/notifications", "/audit"];
        foreach (var route in routes)
        {
            Assert.True(paths.ContainsKey("/api/v1" + route), route);
            foreach (var (method, operation) in paths["/api/v1" + route]!.AsObject())
            {
                var responses = operation!["responses"]!.AsObject();
                Assert.Contains(responses, response => response.Key[0] == '2');
                Assert.True(responses.ContainsKey("401") && responses["422"]?["content"]?["application/problem+json"] is not null, $"{method} {route} has no problem");
            }
        }
    }

    private static void AssertHas(JsonNode node, params string[] names) => Assert.All(names, name => Assert.True(node.AsObject().ContainsKey(name), $"no {name} in {node.ToJsonString()}"));

    private static async Task<List<JsonNode>> AllAsync(RoleClient client, string path)
    {
        var all = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await client.GetAsync(path + cursor)).Must(200);
            all.AddRange(page.Json["items"]!.AsArray()!);
            cursor = page.Text("nextCursor");
        }
        while (cursor is not null);
        return all;
    }
}
