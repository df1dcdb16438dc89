using System.Net;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkFaultTests : VkSandboxTest
{
    private const string NewPost = "owner_id=-200000001&from_group=1&message=text";

    [Theory]
    [InlineData("tooManyRequests", 6, 0)]
    [InlineData("floodControl", 9, 0)]
    [InlineData("internalErrorCode10", 10, 0)]
    [InlineData("internalErrorCode10AfterStore", 10, 1)]
    [InlineData("captcha", 14, 0)]
    [InlineData("captchaNew", 14, 0)]
    [InlineData("revokedRights", 15, 0)]
    [InlineData("invalidToken", 5, 0)]
    [InlineData("dayQuota", 214, 0)]
    [InlineData("slotTaken", 214, 0)]
    public async Task A_fault_answers_with_its_code_and_stores_what_it_says(string kind, int code, int stored)
    {
        await FaultAsync(kind);

        Assert.Equal(code, await CodeAsync("wall.post", Community, NewPost));
        Assert.Equal(stored, (await WallAsync()).Count);
        Assert.Equal(1, await Server.SendCountAsync(SandboxNetworks.Vk, Group));

        // The fault is used up: the next one goes through.
        Assert.Equal(0, await CodeAsync("wall.post", Community, NewPost));
    }

    [Theory]
    [InlineData("serverError", 503, 0)]
    [InlineData("internalError", 500, 0)]
    [InlineData("proxyHtml", 502, 0)]
    [InlineData("garbageBeforeStore", 200, 0)]
    [InlineData("garbageBody", 200, 1)]
    [InlineData("serverErrorAfterStore", 503, 1)]
    public async Task A_broken_answer_is_HTML_and_stores_what_it_says(string kind, int status, int stored)
    {
        await FaultAsync(kind);

        using var response = await SendAsync("wall.post", User, NewPost);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(stored, (await WallAsync()).Count);
    }

    [Theory]
    [InlineData("cutBeforeStore", 0)]
    [InlineData("cutAfterStore", 1)]
    public async Task A_cut_connection_stores_what_it_says(string kind, int stored)
    {
        await FaultAsync(kind);

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("wall.post", User, NewPost));

        Assert.Equal(stored, (await WallAsync()).Count);
    }

    [Theory]
    [InlineData("captcha", false)]
    [InlineData("captchaNew", true)]
    public async Task A_captcha_is_solved_in_its_own_form(string kind, bool newForm)
    {
        await FaultAsync(kind, times: null);
        var error = (await CallAsync("wall.post", User, NewPost)).GetProperty("error");
        var sid = error.GetProperty("captcha_sid").GetString();
        Assert.Equal(newForm, error.TryGetProperty("redirect_uri", out _));
        Assert.Equal(newForm, error.TryGetProperty("remixstlid", out _));

        Assert.Equal(14, await CodeAsync("wall.post", User, NewPost + "&captcha_sid=1&captcha_key=word"));
        Assert.Equal(0, await CodeAsync("wall.post", User, NewPost + (newForm ? "&success_token=s" : $"&captcha_sid={sid}&captcha_key=word")));
        Assert.Equal(14, await CodeAsync("wall.post", User, NewPost));
    }

    [Fact]
    public async Task Revoked_rights_show_in_every_check_of_rights()
    {
        await FaultAsync("revokedRights", times: null);

        var group = (await ResponseAsync("groups.getById", User, $"group_id={Group}")).GetProperty("groups")[0];
        Assert.Equal(0, group.GetProperty("is_admin").GetInt32());
        Assert.Equal(0, (await ResponseAsync("groups.getTokenPermissions", Community)).GetProperty("mask").GetInt64() & 8192);
        Assert.Equal(0, (await ResponseAsync("account.getAppPermissions", User)).GetInt64() & 8196);
        Assert.Equal(203, await CodeAsync("wall.post", User, NewPost));
    }

    [Fact]
    public async Task A_dead_token_fails_its_checks_too()
    {
        await FaultAsync("invalidToken", times: null);

        Assert.Equal(5, await CodeAsync("groups.getTokenPermissions", Community));
        await Server.ClearFaultsAsync();
        Assert.Equal(0, await CodeAsync("groups.getTokenPermissions", Community));
    }

    [Theory]
    [InlineData("edit", "wall.edit", "owner_id=-200000001&post_id=101&message=t")]
    [InlineData("delete", "wall.delete", "owner_id=-200000001&post_id=101")]
    [InlineData("read", "wall.get", "owner_id=-200000001")]
    [InlineData("upload", "photos.getWallUploadServer", "group_id=200000001")]
    public async Task A_fault_hits_only_the_operation_it_names(string on, string method, string parameters)
    {
        await FaultAsync("floodControl", on: on);

        Assert.Equal(101, await PostAsync("goes through"));
        Assert.Equal(9, await CodeAsync(method, User, parameters));
        Assert.Equal(0, await CodeAsync(method, User, parameters));
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_clock_has_moved_and_the_post_is_there_before()
    {
        await FaultAsync("slow");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var sending = SendAsync("wall.post", User, NewPost);
        while (!sending.IsCompleted && (await WallAsync()).Count == 0)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.False(sending.IsCompleted);
        while (!sending.IsCompleted)
        {
            deadline.Token.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        using var response = await sending;
        Assert.Equal(0, CodeOf(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement));
    }
}
