using System.Text.Json.Nodes;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>Other times than planned, and hands instead of tokens, as scripts see them over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class NowAndOtherwiseTests(ApiFixture fixture)
{
    [Fact]
    public async Task An_approver_approves_for_another_day_or_at_once_and_not_for_yesterday()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, In(60));
        var hash = (await school.ContentAdmin.GetAsync("posts/" + id)).Must(200).Text("contentHash");
        Assert.Equal("publishAt", (await school.ContentAdmin.ActAsync("posts/" + id, "approve", new { contentHash = hash, publishAt = In(-1) })).Must(422).Text("field"));
        Assert.Equal("publishAt", (await school.ContentAdmin.ActAsync("posts/" + id, "approve", new { contentHash = hash, publishAt = In(60), now = true })).Must(422).Text("field"));
        var tomorrow = In(24 * 60);
        var approved = (await school.ContentAdmin.ActAsync("posts/" + id, "approve", new { contentHash = hash, publishAt = tomorrow })).Must(200);
        Assert.Equal("scheduled", approved.Text("status"));
        Assert.Equal(tomorrow.ToUnixTimeMilliseconds(), DateTimeOffset.Parse(approved.Text("publishAt")!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        Assert.NotEqual(hash, approved.Text("contentHash"));

        var max = Of(approved.Json, "maxPublic")["id"];
        Assert.Equal("reason", (await school.ContentAdmin.ActAsync($"publications/{max}", "publish-now", new { reason = "" })).Must(422).Text("field"));
        (await school.PressOfficer.ActAsync($"publications/{max}", "publish-now", new { reason = "мороз" })).Must(403);
        (await school.ContentAdmin.ActAsync($"publications/{max}", "publish-now", new { reason = "мороз" })).Must(200);
        await Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync($"publications/{max}")).Text("status"), status => status == "published");

        var urgent = await SubmittedAsync(school, In(60));
        var seen = (await school.ContentAdmin.GetAsync("posts/" + urgent)).Must(200).Text("contentHash");
        var now = (await school.ContentAdmin.ActAsync("posts/" + urgent, "approve", new { contentHash = seen, now = true })).Must(200);
        Assert.Null(now.Json["publishAt"]);
    }

    [Fact]
    public async Task Only_an_expired_post_is_renewed_and_only_with_a_time_ahead()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, In(60));
        Assert.Equal("publishAt", (await school.PressOfficer.ActAsync("posts/" + id, "renew", new { publishAt = In(-5) })).Must(422).Text("field"));
        Assert.Equal("RenewNotPossible", (await school.PressOfficer.ActAsync("posts/" + id, "renew", new { })).Must(409).Text("code"));

        var soon = await SubmittedAsync(school, TimeProvider.System.GetUtcNow().AddSeconds(3));
        await Eventually.GetAsync(async () => (await school.PressOfficer.GetAsync("posts/" + soon)).Text("status"), status => status == "expired");
        Assert.Equal("inReview", (await school.PressOfficer.ActAsync("posts/" + soon, "renew", new { })).Must(200).Text("status"));
        await school.ApproveAsync(soon);
    }

    [Fact]
    public async Task The_address_of_another_post_of_ours_is_refused_by_field_and_what_is_by_hand_is_marked_as_done()
    {
        var school = await fixture.Server.NewSchoolAsync("community");
        var first = await OutByHandAsync(school, "Первая", 5);
        var second = await AwaitingHandAsync(school, "Вторая");
        var taken = await school.PressOfficer.ActAsync("publications/" + second, "resolve", new { published = true, url = Url(school, 5), publishedAt = In(0) });
        Assert.Equal(("LinkTaken", "url"), (taken.Must(422).Text("code"), taken.Text("field")));
        Assert.Contains("Первая", taken.Text("detail")!, StringComparison.Ordinal);
        (await school.PressOfficer.ActAsync("publications/" + second, "resolve", new { published = true, url = Url(school, 6), publishedAt = In(0) })).Must(200);

        Assert.Equal("DoneByHandNotAsked", (await school.PressOfficer.ActAsync("publications/" + first, "done-by-hand")).Must(409).Text("code"));
        var post = (await school.PressOfficer.GetAsync("publications/" + first)).Text("postId");
        (await school.ContentAdmin.ActAsync("posts/" + post, "withdraw", new { channelIds = new[] { school.VkId }, reason = "ошибка" })).Must(200);
        Assert.Equal("delete", (await school.PressOfficer.GetAsync("publications/" + first)).Text("pendingHand"));
        Assert.Null((await school.PressOfficer.ActAsync("publications/" + first, "done-by-hand")).Must(200).Json["pendingHand"]);
    }

    private static async Task<string> SubmittedAsync(TestSchool school, DateTimeOffset publishAt)
    {
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Объявление", "Занятий не будет.", publishAt: publishAt))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }

    private static async Task<string> OutByHandAsync(TestSchool school, string title, int number)
    {
        var publication = await AwaitingHandAsync(school, title);
        (await school.PressOfficer.ActAsync("publications/" + publication, "resolve", new { published = true, url = Url(school, number), publishedAt = In(0) })).Must(200);
        return publication;
    }

    private static async Task<string> AwaitingHandAsync(TestSchool school, string title)
    {
        var photo = (await school.PressOfficer.UploadAsync(Media.Pictures.Png(), "афиша.png", "Афиша")).Must(201).Id;
        var id = await school.PublishAsync(school.Post(title, "Афиша", [school.VkId], media: [photo], photoFallback: "byHand"));
        await Eventually.GetAsync(async () => Of((await school.PressOfficer.GetAsync("posts/" + id)).Json, "gospublic")["status"]!.ToString(), status => status == "awaitingHand");
        return Of((await school.PressOfficer.GetAsync("posts/" + id)).Json, "gospublic")["id"]!.ToString();
    }

    private static string Url(TestSchool school, int number) => $"https://vk.com/wall-{school.VkExternalId}_{number}";

    private static DateTimeOffset In(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes);

    private static JsonNode Of(JsonNode post, string kind) => post["publications"]!.AsArray().Single(one => one!["kind"]!.ToString() == kind)!;
}
