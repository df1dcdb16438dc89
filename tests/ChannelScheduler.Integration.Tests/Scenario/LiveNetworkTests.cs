using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;
using static ChannelScheduler.Integration.Tests.Scenario.ScenarioFixture;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>A live channel speaks to the configured addresses, not to the sandbox inside.</summary>
public sealed class LiveNetworkTests
{
    [Fact]
    public async Task A_live_post_arrives_at_the_configured_networks()
    {
        await using var networks = await SandboxServer.StartAsync();
        await using var server = await SchedulerServer.StartAsync(null, $"--Networks:Max:BaseUrl={networks.MaxBaseUrl}", $"--Networks:Vk:BaseUrl={networks.VkBaseUrl}");
        var inn = TestInn.Next();
        var max = await networks.AddChannelAsync(new SandboxChannelRequest("max", Handle: $"id{inn}_gos"));
        var vk = await networks.AddChannelAsync(new SandboxChannelRequest("vk"));
        var schoolId = (await server.Admin.PostAsync("schools", new { name = "Живая", inn, timeZone = "Asia/Omsk", quietHours = new { from = "00:00:00", to = "00:00:00" } })).Must(201).Id;
        var maxId = (await server.Admin.PostAsync("channels", new
        {
            schoolId, kind = "maxPublic", name = "MAX", handle = $"@id{inn}_gos", externalId = max.ExternalId, environment = "live", tokens = new { bot = new { value = max.Token("bot") } },
        })).Must(201).Id;
        var vkId = (await server.Admin.PostAsync("channels", new
        {
            schoolId, kind = "gospublic", name = "ВК", externalId = vk.ExternalId, environment = "live", tokens = new { community = new { value = vk.Token("community") }, user = new { value = vk.Token("user") } },
        })).Must(201).Id;
        var school = new TestSchool(schoolId, inn, await server.NewPersonAsync(schoolId, "press-officer"), await server.NewPersonAsync(schoolId, "content-admin"), maxId, vkId, max.ExternalId, vk.ExternalId, $"id{inn}_gos");

        var id = await school.PublishAsync(school.Post("По-настоящему", "Текст"));
        var published = await UntilAsync(school, id, "gospublic", "published");
        Assert.Equal("live", published["environment"]!.ToString());
        Assert.Single(await networks.PostsAsync("max", max.ExternalId));
        Assert.Single(await networks.PostsAsync("vk", vk.ExternalId));
    }
}
