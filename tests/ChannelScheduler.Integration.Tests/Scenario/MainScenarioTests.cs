using System.Text.Json.Nodes;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;
using P = ChannelScheduler.Integration.Tests.Media.Pictures;
using static ChannelScheduler.Integration.Tests.Scenario.ScenarioFixture;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>What a school does every day, through the real clock, queue and networks' stand-ins.</summary>
public sealed class MainScenarioTests(ScenarioFixture fixture) : IClassFixture<ScenarioFixture>
{
    private const string Text = "Приходите **в субботу**! [Программа](https://school.example/program) и [запись](https://school.example/sign-up).";
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_post_with_two_photos_appears_in_max_and_after_the_delay_in_the_gospublic()
    {
        var school = await Server.NewSchoolAsync();
        var jpeg = (await school.PressOfficer.UploadAsync(P.Jpeg(), "зал.jpg", "Актовый зал")).Must(201).Id;
        var png = (await school.PressOfficer.UploadAsync(P.Png(), "афиша.png", "Афиша")).Must(201).Id;
        var planned = In(2);
        var id = await school.PublishAsync(school.Post("День открытых дверей", Text, publishAt: planned, media: [jpeg, png]));

        var max = await UntilAsync(school, id, "maxPublic", "published");
        Assert.Empty(await Server.SandboxPostsAsync("vk", school.VkExternalId));
        var vk = await UntilAsync(school, id, "gospublic", "published");

        Assert.True(Instant(max, "publishedAt") >= planned.AddMilliseconds(-1), max.ToJsonString());
        Assert.True(Instant(vk, "dueAt") >= Instant(max, "publishedAt") + Delay, vk.ToJsonString());
        await AssertOutAsync("max", school.MaxExternalId, max, photos: 2);
        await AssertOutAsync("vk", school.VkExternalId, vk, photos: 2);
        Assert.Equal("published", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
        Assert.Equal(["accepted"], max["attempts"]!.AsArray().Select(one => one!["state"]!.ToString()));

        var onMax = (await Server.SandboxPostsAsync("max", school.MaxExternalId))[0]!;
        Assert.Contains("в субботу", onMax["text"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("**", onMax["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("school.example/program", onMax["markup"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("school.example/sign-up", (await Server.SandboxPostsAsync("vk", school.VkExternalId))[0]!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_channel_alone_goes_at_once_on_approval()
    {
        var school = await Server.NewSchoolAsync();
        var max = await school.PublishAsync(school.Post("Только MAX", "Текст для MAX", channels: [school.MaxId]));
        var vk = await school.PublishAsync(school.Post("Только госпаблик", "Текст для госпаблика", channels: [school.VkId]));
        await UntilAsync(school, max, "maxPublic", "published");
        await UntilAsync(school, vk, "gospublic", "published");
        Assert.Single(await Server.SandboxPostsAsync("max", school.MaxExternalId));
        Assert.Single(await Server.SandboxPostsAsync("vk", school.VkExternalId));
    }

    [Fact]
    public async Task Max_that_asks_to_wait_twice_moves_the_gospublic_too()
    {
        var school = await Server.NewSchoolAsync();
        await Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "tooManyRequests", times = 2, retryAfterSeconds = 1 });
        var planned = In(1);
        var id = await school.PublishAsync(school.Post("Подождите", "Не сразу", publishAt: planned));

        var max = await UntilAsync(school, id, "maxPublic", "published");
        Assert.Equal(["refused", "refused", "accepted"], max["attempts"]!.AsArray().Select(one => one!["state"]!.ToString()));
        Assert.True(Instant(max, "publishedAt") >= planned.AddSeconds(2));
        var vk = await UntilAsync(school, id, "gospublic", "published");
        Assert.True(Instant(vk, "dueAt") >= Instant(max, "publishedAt") + Delay);
        Assert.Single(await Server.SandboxPostsAsync("max", school.MaxExternalId));
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_read_back_and_nothing_is_sent_twice()
    {
        var school = await Server.NewSchoolAsync();
        await Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "cutAfterStore", times = 1 });
        var id = await school.PublishAsync(school.Post("Обрыв", "Дошло, но ответа нет"));

        await UntilAsync(school, id, "maxPublic", "inDoubt");
        var max = await UntilAsync(school, id, "maxPublic", "published");
        Assert.Equal("PublishedRecovered", max["reason"]!["code"]!.ToString());
        await AssertOutAsync("max", school.MaxExternalId, max, photos: 0);
        await UntilAsync(school, id, "gospublic", "published");
        Assert.Single(await Server.SandboxPostsAsync("vk", school.VkExternalId));
    }

    private async Task AssertOutAsync(string network, string channel, JsonNode publication, int photos)
    {
        var post = Assert.Single(await Server.SandboxPostsAsync(network, channel))!;
        Assert.Equal(post["url"]!.ToString(), publication["url"]!.ToString());
        Assert.Equal(photos, post["attachments"]!.AsArray().Count(one => one!["type"]!.ToString() == "image"));
        var page = await Server.Http.GetStringAsync($"/sandbox/{network}/{channel}");
        Assert.Contains(publication["url"]!.ToString(), page, StringComparison.Ordinal);
        Assert.Equal(photos, page.Split("<img ").Length - 1);
    }
}
