using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>A channel that was given up and is chosen again is another content: nobody has approved it.</summary>
[Collection(ApiCollection.Name)]
public sealed class GivenUpChannelTests(ApiFixture fixture)
{
    [Fact]
    public async Task A_channel_chosen_again_behind_the_approvers_back_is_not_approved()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = school.Post("Куда", "Только в MAX.", publishAt: TimeProvider.System.GetUtcNow().AddDays(1));
        var id = (await school.PressOfficer.PostAsync("posts", post)).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await CancelAsync(school, id, "gospublic");
        var seen = (await school.ContentAdmin.GetAsync("posts/" + id)).Must(200);
        using var approver = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await approver.OpenAsync("/review/" + id);

        (await school.PressOfficer.PutAsync("posts/" + id, post, seen.ETag)).Must(200);
        await approver.SubmitAsync($"/review/{id}/approve");
        Assert.Equal(HttpStatusCode.PreconditionFailed, approver.Status);
        (await school.ContentAdmin.PostAsync($"posts/{id}/approve", new { contentHash = seen.Text("contentHash") }, "*")).Must(409);
    }

    [Fact]
    public async Task Giving_up_one_channel_after_the_approval_does_not_hold_the_other()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await school.PublishAsync(school.Post("Без госпаблика", "Текст.", publishAt: TimeProvider.System.GetUtcNow().AddSeconds(4)));
        await CancelAsync(school, id, "gospublic");
        var status = await Eventually.GetAsync(
            async () => (await school.PressOfficer.GetAsync("posts/" + id)).Must(200).Json["publications"]!.AsArray().Single(one => one!["kind"]!.ToString() == "maxPublic")!["status"]!.ToString(),
            one => one is "published" or "onHold");
        Assert.Equal("published", status);
    }

    private static async Task CancelAsync(TestSchool school, string id, string kind)
    {
        var publication = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200).Json["publications"]!.AsArray().Single(one => one!["kind"]!.ToString() == kind)!["id"]!.ToString();
        (await school.PressOfficer.ActAsync("publications/" + publication, "cancel")).Must(200);
    }
}
