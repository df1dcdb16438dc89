using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A channel that lost its rights holds what was to go there, and one green check lets it go.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HeldChannelWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_held_channel_is_seen_checked_and_released()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await fixture.Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "revokedRights", times = 1 });
        var post = await school.PublishAsync(school.Post("Права отозваны", "Бот больше не администратор канала."));
        await Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Text("status"), status => status == "needsAttention");

        var admin = await fixture.SignInAsync(Role.ContentAdmin, school.Id, Screen.Phone);
        await admin.LookAsync("start-attention");
        await admin.OpenAsync("/queue?show=attention");
        await admin.LookAsync("queue-attention");
        await admin.OpenAsync("/posts/" + post);
        await admin.LookAsync("post-on-hold");

        await admin.PressAsync("Открыть канал и проверить");
        await admin.LookAsync("channel-stopped");
        await admin.PressAsync("Проверить канал");
        await admin.LookAsync("channel-green");
        await Eventually.GetAsync(() => fixture.Server.SandboxPostsAsync("vk", school.VkExternalId), posts => posts.Count == 1);
        Assert.Single(await fixture.Server.SandboxPostsAsync("max", school.MaxExternalId));
    }
}
