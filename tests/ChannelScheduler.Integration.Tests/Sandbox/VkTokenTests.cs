using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkTokenTests : VkSandboxTest
{
    private const string NewPost = "owner_id=-200000001&from_group=1&message=text";

    [Theory]
    [InlineData("wall.post", NewPost, Community, 0)]
    [InlineData("wall.post", NewPost, User, 0)]
    [InlineData("wall.post", NewPost, VkId, 1051)]
    [InlineData("wall.post", NewPost, Service, 28)]
    [InlineData("wall.edit", "owner_id=-200000001&post_id=1&message=text", VkId, 1051)]
    [InlineData("wall.delete", "owner_id=-200000001&post_id=1", Service, 28)]
    [InlineData("wall.pin", "owner_id=-200000001&post_id=1", Community, 27)]
    [InlineData("photos.getWallUploadServer", "group_id=200000001", Community, 27)]
    [InlineData("photos.getWallUploadServer", "group_id=200000001", User, 0)]
    [InlineData("photos.getWallUploadServer", "group_id=200000001", VkId, 15)]
    [InlineData("photos.getWallUploadServer", "group_id=200000001", Service, 28)]
    [InlineData("wall.get", "owner_id=-200000001", Community, 27)]
    [InlineData("wall.get", "owner_id=-200000001", User, 0)]
    [InlineData("wall.get", "owner_id=-200000001", VkId, 0)]
    [InlineData("wall.get", "owner_id=-200000001", Service, 0)]
    [InlineData("wall.get", "owner_id=-200000001&filter=postponed", Service, 15)]
    [InlineData("wall.getById", "posts=-200000001_1", Community, 27)]
    [InlineData("wall.getById", "posts=-200000001_1", Service, 0)]
    [InlineData("groups.getById", "group_id=200000001", Community, 0)]
    [InlineData("groups.getById", "group_id=200000001", Service, 0)]
    [InlineData("groups.getTokenPermissions", "", Community, 0)]
    [InlineData("groups.getTokenPermissions", "", User, 15)]
    [InlineData("account.getAppPermissions", "", User, 0)]
    [InlineData("account.getAppPermissions", "", Community, 27)]
    [InlineData("account.getAppPermissions", "", Service, 28)]
    [InlineData("stats.getPostReach", "owner_id=-200000001&post_ids=1", Community, 27)]
    [InlineData("wall.post", NewPost, "vk1.a.nobody-knows-it", 5)]
    [InlineData("wall.Post", NewPost, User, 3)]
    [InlineData("execute", "code=return 1;", User, 3)]
    public async Task Each_kind_of_token_may_call_only_its_methods(string method, string parameters, string token, int code) =>
        Assert.Equal(code, await CodeAsync(method, token, parameters));

    [Theory]
    [InlineData("""{"value":"t","kind":"user","ownerId":100000001,"rights":8192,"boundIp":"10.0.0.1"}""", 5, 1130)]
    [InlineData("""{"value":"t","kind":"user","ownerId":100000001,"rights":8192,"expiresAt":1}""", 1117, null)]
    [InlineData("""{"value":"t","kind":"user","ownerId":100000001,"rights":4}""", 15, 1133)]
    [InlineData("""{"value":"t","kind":"community","ownerId":200000001,"rights":4}""", 15, null)]
    [InlineData("""{"value":"t","kind":"user","ownerId":100000777,"rights":8192}""", 214, null)]
    [InlineData("""{"value":"t","kind":"community","ownerId":200000002,"rights":8192}""", 203, null)]
    [InlineData("""{"value":"t","kind":"user","ownerId":100000001,"rights":8192,"boundIp":"127.0.0.1","expiresAt":99999999999}""", 0, null)]
    public async Task A_token_is_bound_to_address_time_rights_and_community(string token, int code, int? subcode)
    {
        using var added = await Http.PostAsync(Address("_sandbox/vk/tokens"), new StringContent(token, null, "application/json"));
        added.EnsureSuccessStatusCode();

        var answer = await CallAsync("wall.post", "t", NewPost);

        Assert.Equal(code, CodeOf(answer));
        if (subcode is not null)
        {
            Assert.Equal(subcode, answer.GetProperty("error").GetProperty("error_subcode").GetInt32());
        }
    }

    [Fact]
    public async Task Kinds_are_told_apart_by_asking_for_oneself()
    {
        Assert.Equal(1, (await ResponseAsync("users.get", User)).GetArrayLength());
        Assert.Equal(0, (await ResponseAsync("users.get", Community)).GetArrayLength());
        Assert.Equal(134623237, (await ResponseAsync("groups.getTokenPermissions", Community)).GetProperty("mask").GetInt64());
        Assert.Equal(8196, (await ResponseAsync("account.getAppPermissions", User)).GetInt64() & 8196);
    }

    [Theory]
    [InlineData("GET", "query")]
    [InlineData("POST", "query")]
    [InlineData("POST", "form")]
    [InlineData("POST", "multipart")]
    public async Task Parameters_and_token_may_come_in_every_documented_way(string verb, string place)
    {
        var values = new Dictionary<string, string> { ["access_token"] = Service, ["v"] = "5.199", ["group_id"] = Group };
        var query = string.Join('&', values.Select(p => $"{p.Key}={p.Value}"));
        using var multipart = new MultipartFormDataContent();
        foreach (var (key, value) in values)
        {
            multipart.Add(new StringContent(value), key);
        }

        using var request = new HttpRequestMessage(new HttpMethod(verb), Address("method/groups.getById" + (place == "query" ? "?" + query : "")))
        {
            Content = place switch { "form" => new FormUrlEncodedContent(values), "multipart" => multipart, _ => null },
        };
        using var response = await Http.SendAsync(request);

        Assert.Equal(0, CodeOf(await response.Content.ReadFromJsonAsync<JsonElement>()));
    }

    [Theory]
    [InlineData("access_token=" + Service, 8)]
    [InlineData("access_token=" + Service + "&v=5.50", 8)]
    [InlineData("v=5.199", 5)]
    public async Task Version_and_token_are_required(string query, int code) =>
        Assert.Equal(code, CodeOf(await Http.GetFromJsonAsync<JsonElement>(Address("method/utils.getServerTime?" + query))));

    [Theory]
    [InlineData(Service)]
    [InlineData("vk1.a.nobody-knows-it")]
    public async Task Refusals_too_tell_the_time_of_the_stand_in(string token)
    {
        using var response = await SendAsync("wall.post", token);

        Assert.Equal(Time.GetUtcNow(), response.Headers.Date);
    }

    [Fact]
    public async Task An_error_echoes_every_parameter_the_token_too()
    {
        var answer = await Http.GetFromJsonAsync<JsonElement>(Address($"method/wall.post?v=5.199&access_token={Service}&message=hello"));

        var echoed = answer.GetProperty("error").GetProperty("request_params").EnumerateArray()
            .ToDictionary(p => p.GetProperty("key").GetString()!, p => p.GetProperty("value").GetString());
        Assert.Equal("wall.post", echoed["method"]);
        Assert.Equal("hello", echoed["message"]);
        Assert.Equal(Service, echoed["access_token"]);
    }
}
