using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A post's page is to its readers what the page of a job is to programmers: everything that happened, in order.</summary>
[Collection(ApiCollection.Name)]
public sealed class PostTimelineTests(ApiFixture fixture)
{
    [Fact]
    public async Task The_page_of_a_post_tells_who_did_what_and_what_was_tried()
    {
        var school = await fixture.Server.NewSchoolAsync();
        // Refused for now, then taken.
        await fixture.Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "tooManyRequests", times = 1 });
        var post = await school.PublishAsync(school.Post("Всё по порядку", "Приходите в субботу.", [school.MaxId]));
        await Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Text("status"), status => status == "published");
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await manager.OpenAsync("/posts/" + post);

        string[] inOrder = ["записано", "press-officer " + school.Id, "отправлено на проверку", "одобрено", "content-admin " + school.Id, "опубликовано"];
        var history = manager.Text[manager.Text.IndexOf("записано", StringComparison.Ordinal)..];
        var at = 0;
        foreach (var words in inOrder)
        {
            var next = history.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"'{words}' is not behind the others: {history}");
            at = next;
        }
        // Both tries with the network's answers, and where it stands.
        Assert.Contains("429 too.many.requests", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Попытки (2)", manager.Text, StringComparison.Ordinal);
    }
}
