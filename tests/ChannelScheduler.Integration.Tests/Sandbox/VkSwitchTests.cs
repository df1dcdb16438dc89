using System.Net.Http.Json;
using System.Net;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkSwitchTests : VkSandboxTest
{
    private const string NewPost = "owner_id=-200000001&from_group=1&message=text&guid=same";

    [Theory]
    [InlineData("ignored", 0, 2)]
    [InlineData("first", 0, 1)]
    [InlineData("error", 214, 1)]
    public async Task A_repeated_guid_does_what_the_switch_says(string behaviour, int code, int posts)
    {
        await SwitchAsync(new { repeatedGuid = behaviour });
        var first = await PostAsync("text", "&guid=same");

        var repeat = await CallAsync("wall.post", User, NewPost);

        Assert.Equal(code, CodeOf(repeat));
        Assert.Equal(posts, (await WallAsync()).Count);
        if (behaviour == "first")
        {
            Assert.Equal(first, repeat.GetProperty("response").GetProperty("post_id").GetInt64());
        }
    }

    [Theory]
    [InlineData(false, 27)]
    [InlineData(true, 0)]
    public async Task A_community_reads_its_wall_only_by_switch(bool allowed, int code)
    {
        await SwitchAsync(new { communityReads = allowed });

        Assert.Equal(code, await CodeAsync("wall.get", Community, $"owner_id={Wall}"));
        Assert.Equal(code, await CodeAsync("wall.getById", Community, $"posts={Wall}_1"));
    }

    [Theory]
    [InlineData(false, 27)]
    [InlineData(true, 0)]
    public async Task A_community_changes_its_posts_only_by_switch(bool allowed, int code)
    {
        await SwitchAsync(new { communityEdits = allowed });
        var id = await PostAsync("t");

        Assert.Equal(code, await CodeAsync("wall.edit", Community, $"owner_id={Wall}&post_id={id}&message=t"));
        Assert.Equal(code, await CodeAsync("wall.delete", Community, $"owner_id={Wall}&post_id={id}"));
    }

    [Fact]
    public async Task Switches_stand_beside_the_other_control_calls_on_both_ports()
    {
        using var changed = await Http.PostAsJsonAsync(new Uri(Server.ControlUrl, "vk/switches"), new { postsPerDay = 5 });
        changed.EnsureSuccessStatusCode();

        Assert.Contains("\"postsPerDay\":5", await Http.GetStringAsync(Address("_sandbox/vk/switches")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_switch_is_refused()
    {
        using var response = await Http.PostAsJsonAsync(Address("_sandbox/vk/switches"), new { comunityReads = true });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(User, 3)]
    [InlineData(Service, 3)]
    [InlineData(Community, 20)]
    public async Task One_call_a_second_too_many_gives_error_6(string token, int limit)
    {
        await SwitchAsync(new { rateLimits = true });
        for (var i = 0; i < limit; i++)
        {
            Assert.Equal(0, await CodeAsync("users.get", token));
        }

        Assert.Equal(6, await CodeAsync("users.get", token));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await CodeAsync("users.get", token));
    }
}
