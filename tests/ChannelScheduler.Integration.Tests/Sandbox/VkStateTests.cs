using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkStateTests : VkSandboxTest, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vk-sandbox-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override void Configure(SandboxOptions options)
    {
        options.StateDirectory = _folder;
        options.Vk.RateLimits = false;
    }

    [Fact]
    public async Task What_was_answered_is_on_disk_before_the_answer()
    {
        var due = (Time.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeSeconds();
        await SwitchAsync(new { postsPerDay = 7 });
        var kept = await PostAsync("kept");
        var deleted = await PostAsync("deleted");
        await ResponseAsync("wall.delete", User, $"owner_id={Wall}&post_id={deleted}");
        await PostAsync("later", $"&publish_date={due}");
        var channel = await Server.AddChannelAsync(new SandboxChannelRequest(SandboxNetworks.Vk, Title: "Школа № 2"));

        // A copy of the folder as it is now is what a kill would leave.
        var left = Directory.CreateTempSubdirectory("vk-sandbox-left-").FullName;
        foreach (var file in Directory.GetFiles(_folder))
        {
            File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
        }

        Time.Advance(TimeSpan.FromHours(2));
        await using (var again = await SandboxServer.StartAsync(o => o.StateDirectory = left, Time))
        {
            var posts = await again.PostsAsync(SandboxNetworks.Vk, Group);
            Assert.Equal(["later", "deleted", "kept"], posts.Select(p => p.Text));
            Assert.Equal([false, true, false], posts.Select(p => p.Deleted));
            Assert.Equal($"https://vk.com/wall-200000001_{kept}", posts[2].Url);
            Assert.Contains("\"postsPerDay\":7", await again.Http.GetStringAsync(new Uri(again.VkBaseUrl, "_sandbox/vk/switches")), StringComparison.Ordinal);
            Assert.Contains(channel.ExternalId, await again.Http.GetStringAsync(new Uri(again.ControlUrl, "channels")), StringComparison.Ordinal);
        }

        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public async Task Subscribers_see_published_posts_only_and_looking_counts_a_view()
    {
        await PostAsync("later", $"&publish_date={(Time.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeSeconds()}");
        await PostAsync("now");

        var page = await Http.GetStringAsync(Address($"sandbox/vk/{Group}"));
        var shown = Assert.Single(await Server.PostsAsync(SandboxNetworks.Vk, Group));

        Assert.Equal(("now", 1), (shown.Text, shown.Views));
        Assert.Contains("now", page, StringComparison.Ordinal);
        Assert.DoesNotContain("later", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_community_has_a_token_of_its_own_and_the_same_administrator()
    {
        var channel = await Server.AddChannelAsync(new SandboxChannelRequest(SandboxNetworks.Vk, "200000777", "school2", "Школа № 2"));

        Assert.Equal("https://vk.com/school2", channel.Link);
        Assert.Equal(0, await CodeAsync("wall.post", channel.Token("community"), "owner_id=-200000777&from_group=1&message=t"));
        Assert.Equal(0, await CodeAsync("wall.post", channel.Token("user"), "owner_id=-200000777&from_group=1&message=t"));
        Assert.Equal(203, await CodeAsync("wall.post", Community, "owner_id=-200000777&from_group=1&message=t"));
        Assert.Equal(2, (await Server.PostsAsync(SandboxNetworks.Vk, "200000777")).Count);
    }
}
