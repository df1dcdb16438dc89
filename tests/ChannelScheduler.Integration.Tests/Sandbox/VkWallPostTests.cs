using System.Text.Json;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkWallPostTests : VkSandboxTest
{
    [Theory]
    [InlineData("", 100, "message or attachments is undefined")]
    [InlineData("message=+++", 100, "message or attachments is undefined")]
    [InlineData("attachments=https://a.ru/,https://b.ru/", 100, "only one link")]
    [InlineData("message=t&attachments=https://a.ru/", 100, "link_photo_sizing_rule. No photo given")]
    [InlineData("message=t&attachments=https://a.ru/&link_photo_id=1_1", 0, "")]
    [InlineData("message=t&attachments=photo1_1", 100, "photo1_1 is not found")]
    [InlineData("message=t&attachments=rubbish", 100, "rubbish is invalid")]
    [InlineData("message=t&attachments=video1_1,video1_2,video1_3,video1_4,video1_5,video1_6,video1_7,video1_8,video1_9,video1_10", 0, "")]
    [InlineData("message=t&attachments=video1_1,video1_2,video1_3,video1_4,video1_5,video1_6,video1_7,video1_8,video1_9,video1_10,video1_11", 100, "too many")]
    [InlineData("attachments=poll1_1", 100, "alone")]
    [InlineData("message=t&attachments=poll1_1", 0, "")]
    [InlineData("message=t&attachments=doc1_1,doc1_2", 100, "one file")]
    [InlineData("message=t&publish_date=100", 100, "publish_date")]
    [InlineData("message=t&publish_date=soon", 100, "publish_date")]
    [InlineData("message=t&copyright=nowhere", 3102, "source")]
    public async Task A_post_is_refused_with_its_documented_code(string content, int code, string words)
    {
        var answer = await CallAsync("wall.post", User, $"owner_id={Wall}&from_group=1&{content}");

        Assert.Equal(code, CodeOf(answer));
        Assert.Contains(words, answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16_000, 0)]
    [InlineData(16_001, 100)]
    public async Task A_text_has_16000_characters_at_most(int length, int code) =>
        Assert.Equal(code, await CodeAsync("wall.post", User, $"owner_id={Wall}&from_group=1&message={new string('a', length)}"));

    [Theory]
    [InlineData("owner_id=-200000999", 100)]
    [InlineData("owner_id=200000001", 100)]
    [InlineData("owner_id=wall", 100)]
    public async Task An_unknown_wall_is_refused(string owner, int code) =>
        Assert.Equal(code, await CodeAsync("wall.post", User, owner + "&from_group=1&message=t"));

    [Fact]
    public async Task A_switched_off_wall_takes_no_posts()
    {
        using var changed = await Http.PostAsync(Address("_sandbox/vk/groups/200000001"), new StringContent("""{"wall":0}""", null, "application/json"));
        changed.EnsureSuccessStatusCode();

        Assert.Equal(214, await CodeAsync("wall.post", User, $"owner_id={Wall}&from_group=1&message=t"));
    }

    [Theory]
    [InlineData("&from_group=1", -200000001)]
    [InlineData("", 100000001)]
    public async Task Without_from_group_an_administrator_posts_under_the_own_name(string fromGroup, long from)
    {
        await ResponseAsync("wall.post", User, $"owner_id={Wall}&message=t{fromGroup}");

        Assert.Equal(from, Assert.Single(await WallAsync()).GetProperty("from_id").GetInt64());
        Assert.Equal(from < 0 ? 1 : 0, (await WallAsync("&filter=owner")).Count);
    }

    [Fact]
    public async Task A_post_is_read_back_edited_pinned_and_deleted()
    {
        var first = await PostAsync("Первая");
        var second = await PostAsync("Вторая\r\nстрока ");
        await ResponseAsync("wall.pin", User, $"owner_id={Wall}&post_id={first}");
        Time.Advance(TimeSpan.FromHours(1));
        await ResponseAsync("wall.edit", User, $"owner_id={Wall}&post_id={second}&message=edited");

        var items = await WallAsync();
        Assert.Equal([first, second], items.Select(i => i.GetProperty("id").GetInt64()));
        Assert.Equal("edited", items[1].GetProperty("text").GetString());
        Assert.Equal(Time.GetUtcNow().ToUnixTimeSeconds(), items[1].GetProperty("edited").GetInt64());
        Assert.Equal(120, items[1].GetProperty("views").GetProperty("count").GetInt32());

        Assert.Equal(1, (await ResponseAsync("wall.delete", User, $"owner_id={Wall}&post_id={second}")).GetInt32());
        Assert.Equal(104, await CodeAsync("wall.delete", User, $"owner_id={Wall}&post_id={second}"));
        Assert.Equal(100, await CodeAsync("wall.edit", User, $"owner_id={Wall}&post_id={second}&message=t"));
        Assert.Equal(first, Assert.Single(await WallAsync()).GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Line_ends_are_unified_and_outer_blanks_dropped()
    {
        await PostAsync("  одна\r\nдве \n");

        Assert.Equal("одна\nдве", Assert.Single(await WallAsync()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_edit_without_attachments_clears_them()
    {
        var id = await PostAsync("t", "&attachments=doc1_1");
        Assert.Equal(1, Assert.Single(await WallAsync()).GetProperty("attachments").GetArrayLength());

        await ResponseAsync("wall.edit", User, $"owner_id={Wall}&post_id={id}&message=t");

        Assert.Equal(0, Assert.Single(await WallAsync()).GetProperty("attachments").GetArrayLength());
    }

    [Theory]
    [InlineData("5.199", JsonValueKind.Object)]
    [InlineData("5.139", JsonValueKind.Object)]
    [InlineData("5.131", JsonValueKind.Array)]
    public async Task Older_versions_get_bare_arrays(string version, JsonValueKind kind)
    {
        var id = await PostAsync("t");

        var posts = await ResponseAsync("wall.getById", User, $"posts={Wall}_{id}", version);
        var groups = await ResponseAsync("groups.getById", User, $"group_id={Group}", version);

        Assert.Equal((kind, kind), (posts.ValueKind, groups.ValueKind));
        var item = kind == JsonValueKind.Array ? posts[0] : posts.GetProperty("items")[0];
        Assert.Equal(id, item.GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Names_resolve_and_a_stranger_name_gives_an_empty_array()
    {
        Assert.Equal(200000001, (await ResponseAsync("utils.resolveScreenName", Service, "screen_name=school0012345673")).GetProperty("object_id").GetInt64());
        Assert.Equal(JsonValueKind.Array, (await ResponseAsync("utils.resolveScreenName", Service, "screen_name=nobody")).ValueKind);
        Assert.Equal(125, await CodeAsync("groups.getById", Service, "group_id=nobody"));
    }
}
