using System.Net;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;
using static ChannelScheduler.Integration.Tests.Dashboards.DashboardRouteKind;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>Who gets into the dashboard, and who may press its buttons: asked of every route that Hangfire has.</summary>
public sealed class DashboardAccessTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private static readonly string[] Buttons = ["data-ajax", "js-jobs-list-command", "js-jobs-list-checkbox", "js-jobs-list-select-all", "method=\"post\""];

    private IReadOnlyList<DashboardRoute> Routes => DashboardRoute.All(fixture.PublishedJob);

    [Fact]
    public void The_list_of_routes_is_read_from_hangfire()
    {
        Assert.Contains(new DashboardRoute("/upcoming", Page), Routes);
        Assert.Contains(new DashboardRoute("/jobs/actions/requeue/" + fixture.PublishedJob, DashboardRouteKind.Action), Routes);
        Assert.True(Routes.Count(one => one.Kind == DashboardRouteKind.Action) >= 13);
    }

    [Fact]
    public async Task Anonymous_is_asked_to_sign_in_at_every_route()
    {
        using var nobody = fixture.Anonymous();
        foreach (var route in Routes)
        {
            using var answer = await nobody.GetAsync(route.Path);
            Assert.Equal((route, HttpStatusCode.Redirect), (route, answer.StatusCode));
            Assert.StartsWith("/sign-in?to=%2Fhangfire", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Equal((route, HttpStatusCode.Unauthorized), (route, await nobody.PostWithTokenAsync(route.Path, null, fixture.PublishedJob)));
        }
    }

    [Fact]
    public async Task A_press_officer_is_refused_at_every_route()
    {
        using var officer = fixture.As("press-officer");
        foreach (var route in Routes)
        {
            Assert.Equal((route, HttpStatusCode.Forbidden), (route, (await officer.GetAsync(route.Path)).StatusCode));
            Assert.Equal((route, HttpStatusCode.Forbidden), (route, await officer.PostWithTokenAsync(route.Path, null, fixture.PublishedJob)));
        }
    }

    [Fact]
    public async Task A_manager_reads_every_page_and_sees_no_button()
    {
        using var manager = fixture.As("manager");
        foreach (var route in Routes.Where(one => one.Kind == Page))
        {
            var html = await manager.PageAsync(route.Path);
            Assert.True(!Array.Exists(Buttons, button => html.Contains(button, StringComparison.Ordinal)), route.Path);
        }
    }

    [Theory]
    [InlineData("/jobs/succeeded")]
    [InlineData("/jobs/failed")]
    public async Task An_admin_sees_the_buttons(string page)
    {
        using var admin = fixture.As("admin");
        Assert.Contains("js-jobs-list-command", await admin.PageAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_action_is_refused_to_a_manager()
    {
        using var manager = fixture.As("manager");
        foreach (var route in Routes.Where(one => one.Kind == DashboardRouteKind.Action))
        {
            Assert.Equal((route, HttpStatusCode.Forbidden), (route, await manager.PostAsync(route.Path, fixture.PublishedJob)));
        }
        Assert.Equal(HttpStatusCode.OK, await manager.PostAsync("/stats"));
        Assert.Equal("Succeeded", fixture.Probe.StateOf(fixture.PublishedJob));
    }

    [Theory]
    [InlineData("content-admin")]
    [InlineData("admin")]
    public async Task Who_may_act_passes_every_action_with_the_token_of_the_page_and_none_without(string role)
    {
        using var person = fixture.As(role);
        foreach (var route in Routes.Where(one => one.Kind == DashboardRouteKind.Action))
        {
            // No such job: the question here is who gets in.
            var path = route.Path.Replace(fixture.PublishedJob, "0", StringComparison.Ordinal);
            Assert.Equal((route, HttpStatusCode.Forbidden), (route, await person.PostWithTokenAsync(path, null, "0")));
            await person.PageAsync();
            Assert.Equal((route, HttpStatusCode.Forbidden), (route, await person.PostWithTokenAsync(path, "made-up", "0")));
            Assert.Contains(await person.PostAsync(path, "0"), new[] { HttpStatusCode.NoContent, HttpStatusCode.UnprocessableEntity });
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task An_action_takes_a_post_only_because_only_that_asks_for_the_token(string method)
    {
        using var admin = fixture.As("admin");
        await admin.PageAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await admin.SendAsync(HttpMethod.Parse(method), "/jobs/succeeded/requeue", fixture.PublishedJob));
        Assert.Equal("Succeeded", fixture.Probe.StateOf(fixture.PublishedJob));
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_not_found_and_not_open_to_others()
    {
        using var admin = fixture.As("admin");
        using var nobody = fixture.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/nowhere")).StatusCode);
    }

    [Fact]
    public async Task A_program_with_a_wrong_key_is_refused_without_a_sign_in_page()
    {
        using var program = new DashboardClient(fixture.Server.Address, "cs_test_of_nobody");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync()).StatusCode);
    }

    [Fact]
    public async Task With_a_second_school_only_roles_for_every_school_open_it()
    {
        await using var server = await SchedulerServer.StartAsync();
        var other = await server.NewSchoolAsync();
        var first = (await server.PressOfficer.GetAsync("schools")).Must(200).Json["items"]![0]!["id"]!.ToString();

        Assert.Equal((403, 403), await OpenAndActAsync(server, SchedulerServer.KeyOf("manager")));
        Assert.Equal((403, 403), await OpenAndActAsync(server, SchedulerServer.KeyOf("content-admin")));
        Assert.Equal((200, 422), await OpenAndActAsync(server, SchedulerServer.KeyOf("admin")));
        using var refused = new DashboardClient(server.Address, SchedulerServer.KeyOf("manager"));
        Assert.Contains("для всех школ", await (await refused.GetAsync()).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((200, 403), await OpenAndActAsync(server, await KeyAsync(server, ("manager", null))));
        Assert.Equal((200, 422), await OpenAndActAsync(server, await KeyAsync(server, ("content-admin", first), ("admin", other.Id))));
        Assert.Equal((200, 403), await OpenAndActAsync(server, await KeyAsync(server, ("content-admin", first), ("manager", other.Id))));
        Assert.Equal((403, 403), await OpenAndActAsync(server, await KeyAsync(server, ("admin", first), ("press-officer", null))));
    }

    // What a page and an action answer; 422 is Hangfire's word for "no such job", so the person got in.
    private static async Task<(int Page, int Action)> OpenAndActAsync(SchedulerServer server, string key)
    {
        using var client = new DashboardClient(server.Address, key);
        using var page = await client.GetAsync();
        var action = page.StatusCode == HttpStatusCode.OK ? await client.PostAsync("/jobs/actions/requeue/0") : await client.PostWithTokenAsync("/jobs/actions/requeue/0", null);
        return ((int)page.StatusCode, (int)action);
    }

    private static async Task<string> KeyAsync(SchedulerServer server, params (string Role, string? SchoolId)[] memberships)
    {
        var user = (await server.Admin.PostAsync("users", new { name = "Вымышленный человек", memberships = memberships.Select(one => new { role = one.Role, schoolId = one.SchoolId }) })).Must(201).Id;
        return (await server.Admin.PostAsync("api-keys", new { userId = user, name = "проба" })).Must(201).Text("key")!;
    }
}
