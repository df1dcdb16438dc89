using ChannelScheduler.Integration.Tests.Api;
using Xunit;
using static ChannelScheduler.Integration.Tests.Scenario.ScenarioFixture;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>Tokens run out; a new one has to get a held post out without making the channel anew.</summary>
public sealed class TokenRenewalTests(ScenarioFixture fixture) : IClassFixture<ScenarioFixture>
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_new_token_and_a_green_check_let_a_held_post_go()
    {
        var school = await Server.NewSchoolAsync();
        var path = $"channels/{school.MaxId}";
        (await Server.Admin.PutAsync(path + "/tokens", new { tokens = new { bot = new { value = "run-out-token" } } })).Must(200);
        var id = await school.PublishAsync(school.Post("Ключ истёк", "Запись ждёт нового ключа", channels: [school.MaxId]));
        await UntilAsync(school, id, "maxPublic", "onHold");
        Assert.False((bool)(await Server.Admin.PostAsync(path + "/check")).Must(200).Json["ok"]!);

        var renewed = (await Server.Admin.PutAsync(path + "/tokens", new { tokens = school.MaxTokens! })).Must(200);
        Assert.DoesNotContain("\"value\"", renewed.Body, StringComparison.Ordinal);
        var report = (await Server.Admin.PostAsync(path + "/check")).Must(200);
        Assert.True((bool)report.Json["ok"]!, report.Body);
        await UntilAsync(school, id, "maxPublic", "published");
        Assert.Single(await Server.SandboxPostsAsync("max", school.MaxExternalId));
    }

    [Fact]
    public async Task A_token_of_another_network_or_none_is_refused_by_field()
    {
        var school = await Server.NewSchoolAsync();
        var path = $"channels/{school.MaxId}/tokens";
        Assert.Equal("tokens", (await Server.Admin.PutAsync(path, new { tokens = new { community = new { value = "vk1.a.x" } } })).Must(422).Text("field"));
        Assert.Equal("tokens", (await Server.Admin.PutAsync(path, new { tokens = new { } })).Must(422).Text("field"));
        Assert.Equal("tokens", (await Server.Admin.PutAsync(path, new { tokens = new { bot = new { value = "" } } })).Must(422).Text("field"));
    }
}
