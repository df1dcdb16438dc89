using System.Net.Http.Headers;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>What bad requests aim at, made once before any of them is counted.</summary>
internal sealed record BadRequestWorld(ApiFixture Fixture, Answer Draft, string ForeignPost, string ForeignMedia, RoleClient Revoked)
{
    public const string UsedKey = "used-key";

    public SchedulerServer Server => Fixture.Server;

    public static async Task<BadRequestWorld> CreateAsync(ApiFixture fixture)
    {
        var server = fixture.Server;
        var draft = await fixture.NewDraftAsync();
        var foreignPost = (await fixture.Other.PressOfficer.PostAsync("posts", fixture.Other.Post("Чужая", "Чужой текст"))).Must(201).Id;
        var foreignMedia = (await fixture.Other.PressOfficer.UploadAsync(Media.Pictures.Jpeg(), "foreign.jpg")).Must(201).Id;
        (await server.PressOfficer.PostAsync("posts", fixture.Draft("Первая с ключом"), key: UsedKey)).Must(201);
        var user = (await server.Admin.PostAsync("users", new { name = "Бывший", memberships = new[] { new { role = "press-officer", schoolId = draft.Text("schoolId") } } })).Must(201).Id;
        var key = (await server.Admin.PostAsync("api-keys", new { userId = user, name = "старый" })).Must(201);
        (await server.Admin.DeleteAsync("api-keys/" + key.Id)).Must(204);
        return new BadRequestWorld(fixture, draft, foreignPost, foreignMedia, server.WithKey(key.Text("key")));
    }

    /// <summary>A post that is right but for these fields, which are JSON text.</summary>
    public Task<Answer> PostAsync(string fields, string? language) =>
        Server.PressOfficer.RawAsync("posts", $$"""{"title":"Т","text":"Привет","channelIds":["{{Fixture.Channels["maxPublic"]}}"]{{fields}}}""", language: language);

    public Task<Answer> ChannelAsync(string fields, string? language) =>
        Server.Admin.RawAsync("channels", $$$"""{"schoolId":"{{{Fixture.Other.Id}}}","name":"Канал"{{{fields}}}}""", language: language);

    public Task<Answer> SchoolAsync(string inn, string zone, string? language) => Server.Admin.PostAsync("schools", new { name = "Новая", inn, timeZone = zone }, language: language);

    public Task<Answer> FormAsync(string body, string? language)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=cut");
        return Server.PressOfficer.SendAsync(HttpMethod.Post, "media", content, language: language);
    }
}
