using ChannelScheduler.Integration.Tests.Api;
using Xunit;
using P = ChannelScheduler.Integration.Tests.Media.Pictures;
using static ChannelScheduler.Integration.Tests.Scenario.ScenarioFixture;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>What goes wrong, ends in a named state with a reason, and somebody is told.</summary>
public sealed class TroubleScenarioTests(ScenarioFixture fixture) : IClassFixture<ScenarioFixture>
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task Lost_rights_stop_the_channel_once_and_a_green_check_lets_everything_go()
    {
        var school = await Server.NewSchoolAsync();
        await Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "revokedRights", times = 1 });
        var id = await school.PublishAsync(school.Post("Права отозваны", "Бот больше не админ"));

        var max = await UntilAsync(school, id, "maxPublic", "onHold");
        Assert.Equal("channel", max["holdCause"]!.ToString());
        Assert.Equal("planned", Of((await school.ContentAdmin.GetAsync("posts/" + id)).Json, "gospublic")["status"]!.ToString());
        var channel = (await school.ContentAdmin.GetAsync("channels")).Json["items"]!.AsArray().Single(one => one!["id"]!.ToString() == school.MaxId)!;
        Assert.Equal("rightsLost", channel["stopCause"]!.ToString());
        Assert.Contains(await CodesAsync(school), code => code == "NotifyChannelStopped");

        var report = (await school.ContentAdmin.PostAsync($"channels/{school.MaxId}/check")).Must(200);
        Assert.True((bool)report.Json["ok"]!, report.Body);
        await UntilAsync(school, id, "maxPublic", "published");
        await UntilAsync(school, id, "gospublic", "published");
        Assert.Single(await Server.SandboxPostsAsync("max", school.MaxExternalId));
    }

    [Fact]
    public async Task A_text_that_max_refuses_fails_with_a_reason_and_holds_the_gospublic()
    {
        var school = await Server.NewSchoolAsync();
        await Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "successFalse", times = 1 });
        var id = await school.PublishAsync(school.Post("Отказ", "Этот текст не берут"));

        var max = await UntilAsync(school, id, "maxPublic", "failed");
        var vk = await UntilAsync(school, id, "gospublic", "onHold");
        Assert.Equal("FailedRefused", max["reason"]!["code"]!.ToString());
        Assert.Equal("HoldPredecessorFailed", vk["reason"]!["code"]!.ToString());
        Assert.False(string.IsNullOrWhiteSpace(vk["reason"]!["message"]!.ToString()));
        Assert.Equal("needsAttention", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
        Assert.Contains(await CodesAsync(school), code => code == "NotifyFailed");

        Assert.Equal(409, (await school.ContentAdmin.ActAsync("publications/" + vk["id"], "release", new { reason = "срочно" })).Status);
        (await school.ContentAdmin.ActAsync("publications/" + max["id"], "retry")).Must(200);
        await UntilAsync(school, id, "maxPublic", "published");
        await UntilAsync(school, id, "gospublic", "published");
    }

    [Fact]
    public async Task Photos_without_photo_rights_ask_for_a_choice_and_a_link_is_one()
    {
        var school = await Server.NewSchoolAsync("community");
        var photo = (await school.PressOfficer.UploadAsync(P.Jpeg(), "зал.jpg", "Зал")).Must(201).Id;
        var undecided = (await school.PressOfficer.PostAsync("posts", school.Post("С фото", "Смотрите", media: [photo]))).Must(201).Id;
        var refused = await school.PressOfficer.ActAsync("posts/" + undecided, "submit");
        Assert.Equal("photoFallback", refused.Must(422).Text("field"));

        var id = await school.PublishAsync(school.Post("С фото", "Смотрите", media: [photo], photoFallback: "maxLink"));
        var max = await UntilAsync(school, id, "maxPublic", "published");
        await UntilAsync(school, id, "gospublic", "published");
        var post = Assert.Single(await Server.SandboxPostsAsync("vk", school.VkExternalId))!;
        Assert.Contains(max["url"]!.ToString(), post["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_by_hand_waits_for_its_address()
    {
        var school = await Server.NewSchoolAsync("community");
        var photo = (await school.PressOfficer.UploadAsync(P.Png(), "афиша.png", "Афиша")).Must(201).Id;
        var id = await school.PublishAsync(school.Post("Руками", "Афиша", media: [photo], photoFallback: "byHand"));
        var vk = await UntilAsync(school, id, "gospublic", "awaitingHand");
        Assert.Equal("awaitingHand", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
        Assert.Contains(await CodesAsync(school), code => code == "NotifyByHand");

        var publication = "publications/" + vk["id"];
        var stranger = await school.PressOfficer.ActAsync(publication, "resolve", new { published = true, url = "https://vk.com/wall-1_5", publishedAt = In(-1) });
        Assert.Equal("url", stranger.Must(422).Text("field"));
        var timeless = await school.PressOfficer.ActAsync(publication, "resolve", new { published = true, url = $"https://vk.com/wall-{school.VkExternalId}_5" });
        Assert.Equal("publishedAt", timeless.Must(422).Text("field"));
        (await school.PressOfficer.ActAsync(publication, "resolve", new { published = true, url = $"https://vk.com/wall-{school.VkExternalId}_5", publishedAt = In(-1) })).Must(200);
        var resolved = await UntilAsync(school, id, "gospublic", "published");
        Assert.Equal("5", resolved["externalId"]!.ToString());
        Assert.Equal("published", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
    }

    [Fact]
    public async Task Nobody_approves_what_they_alone_wrote_and_a_rejection_gives_its_reason()
    {
        var school = await Server.NewSchoolAsync();
        var own = (await school.ContentAdmin.PostAsync("posts", school.Post("Своё", "Сам написал"))).Must(201);
        (await school.ContentAdmin.ActAsync("posts/" + own.Id, "submit")).Must(200);
        Assert.Equal("SelfApprovalForbidden", (await school.ContentAdmin.ActAsync("posts/" + own.Id, "approve", new { contentHash = own.Text("contentHash") })).Must(403).Text("code"));

        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Вернут", "С ошибкой"))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        var rejected = (await school.ContentAdmin.ActAsync("posts/" + id, "reject", new { reason = "Исправьте дату" })).Must(200);
        Assert.Equal(("rejected", "Исправьте дату"), (rejected.Text("status"), rejected.Text("rejectReason")));
        (await school.PressOfficer.ActAsync("posts/" + id, "cancel")).Must(200);
        Assert.Empty(await Server.SandboxPostsAsync("max", school.MaxExternalId));
    }

    private static async Task<IEnumerable<string>> CodesAsync(TestSchool school) =>
        (await school.ContentAdmin.GetAsync("notifications")).Must(200).Json["items"]!.AsArray().Select(one => one!["code"]!.ToString());
}
