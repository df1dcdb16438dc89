using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkPostponedTests : VkSandboxTest
{
    private long In(TimeSpan later) => (Time.GetUtcNow() + later).ToUnixTimeSeconds();

    [Fact]
    public async Task A_postponed_post_is_published_at_its_time_under_a_new_id()
    {
        var due = In(TimeSpan.FromHours(4));
        var waiting = await PostAsync("later", $"&publish_date={due}");

        var planned = Assert.Single(await WallAsync("&filter=postponed"));
        Assert.Equal(("postpone", due), (planned.GetProperty("post_type").GetString(), planned.GetProperty("date").GetInt64()));
        Assert.False(planned.TryGetProperty("views", out _));
        Assert.Empty(await WallAsync());

        Time.Advance(TimeSpan.FromHours(5));

        Assert.Empty(await WallAsync("&filter=postponed"));
        var published = Assert.Single(await WallAsync());
        Assert.NotEqual(waiting, published.GetProperty("id").GetInt64());
        Assert.Equal(waiting, published.GetProperty("postponed_id").GetInt64());
        Assert.Equal(due, published.GetProperty("date").GetInt64());
    }

    [Theory]
    [InlineData(0, 214)]
    [InlineData(59, 214)]
    [InlineData(60, 0)]
    public async Task One_minute_holds_one_postponed_post(int secondsLater, int code)
    {
        var due = In(TimeSpan.FromHours(1));
        await PostAsync("first", $"&publish_date={due}");

        var answer = await CallAsync("wall.post", User, $"owner_id={Wall}&from_group=1&message=t&publish_date={due + secondsLater}");

        Assert.Equal(code, CodeOf(answer));
        Assert.Equal(code == 214, answer.ToString().Contains("a post is already scheduled for this time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_postponed_post_can_be_moved_and_published_at_once()
    {
        var waiting = await PostAsync("later", $"&publish_date={In(TimeSpan.FromHours(1))}");
        var moved = In(TimeSpan.FromHours(2));
        await ResponseAsync("wall.edit", User, $"owner_id={Wall}&post_id={waiting}&message=moved&publish_date={moved}");
        Assert.Equal(moved, Assert.Single(await WallAsync("&filter=postponed")).GetProperty("date").GetInt64());

        await ResponseAsync("wall.post", User, $"owner_id={Wall}&from_group=1&post_id={waiting}");

        Assert.Equal("moved", Assert.Single(await WallAsync()).GetProperty("text").GetString());
        Assert.Empty(await WallAsync("&filter=postponed"));
    }

    [Theory]
    [InlineData("postsPerDay", "", "you can only add 1 posts a day")]
    [InlineData("postponedPerDay", "&publish_date=", "you can only schedule 1 posts on a day")]
    [InlineData("postponedInTotal", "&publish_date=", "cannot postpone post")]
    public async Task Each_number_has_its_own_text(string limit, string date, string words)
    {
        await SwitchAsync(new Dictionary<string, int> { [limit] = 1 });
        string More(int hours) => date.Length == 0 ? "" : date + In(TimeSpan.FromHours(hours));
        await PostAsync("first", More(1));

        var answer = await CallAsync("wall.post", User, $"owner_id={Wall}&from_group=1&message=t{More(2)}");

        Assert.Equal(214, CodeOf(answer));
        Assert.Contains(words, answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_day_has_a_new_quota_and_deleting_does_not_help()
    {
        await SwitchAsync(new { postsPerDay = 1 });
        var id = await PostAsync("first");
        await ResponseAsync("wall.delete", User, $"owner_id={Wall}&post_id={id}");
        Assert.Equal(214, await CodeAsync("wall.post", User, $"owner_id={Wall}&from_group=1&message=t"));

        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await CodeAsync("wall.post", User, $"owner_id={Wall}&from_group=1&message=t"));
    }
}
