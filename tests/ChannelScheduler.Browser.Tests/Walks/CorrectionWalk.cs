using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>What is out is corrected in its place, by two people.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CorrectionWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_correction_is_asked_for_approved_and_stands_in_both_channels()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = await school.PublishAsync(school.Post("Концерт", "Начало в 17 часов."));
        await Eventually.GetAsync(() => fixture.Server.SandboxPostsAsync("vk", school.VkExternalId), posts => posts.Count == 1);

        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.OpenAsync("/posts/" + post);
        await officer.PressAsync("Исправить вышедшее");
        await officer.LookAsync("correct");
        await officer.FillAsync("text", "Начало в 18 часов.");
        await officer.FillAsync("reason", "Час был указан неверно");
        await officer.PressAsync("Отправить на проверку");
        await officer.LookAsync("correct-submitted");

        var deputy = await fixture.SignInAsync(Role.ContentAdmin, school.Id, Screen.Phone);
        await deputy.OpenAsync("/review");
        await deputy.PressAsync("Концерт");
        await deputy.LookAsync("review-correction");
        await deputy.PressAsync("Одобрить");

        foreach (var (network, channel) in new[] { ("max", school.MaxExternalId), ("vk", school.VkExternalId) })
        {
            var posts = await Eventually.GetAsync(() => fixture.Server.SandboxPostsAsync(network, channel), found => found.ToJsonString(Readable).Contains("в 18 часов", StringComparison.Ordinal));
            Assert.Single(posts);
        }
        await deputy.OpenAsync($"/posts/{post}/sheet");
        await deputy.LookAsync("sheet");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
