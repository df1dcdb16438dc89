using System.Net.Http.Json;
using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>Who may call what. A route without a row here fails, and so does a row without a route.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class RoleTableTests(ApiFixture fixture)
{
    private const string Id = "{id:guid}";

    // p press officer, c content admin, m manager, a admin.
    private static readonly IReadOnlyDictionary<string, string> Table = new Dictionary<string, string>
    {
        ["GET schools"] = "pcma",
        ["POST schools"] = "a",
        ["GET users"] = "a",
        ["POST users"] = "a",
        ["GET api-keys"] = "a",
        ["POST api-keys"] = "a",
        [$"DELETE api-keys/{Id}"] = "a",
        ["GET channels"] = "pcma",
        ["POST channels"] = "a",
        [$"PUT channels/{Id}/tokens"] = "a",
        [$"POST channels/{Id}/check"] = "ca",
        [$"PUT channels/{Id}/delivery"] = "a",
        [$"POST channels/{Id}/replace"] = "ca",
        ["GET channel-connections"] = "a",
        ["POST channel-connections"] = "a",
        [$"GET channel-connections/{Id}"] = "a",
        [$"DELETE channel-connections/{Id}"] = "a",
        [$"POST channel-connections/{Id}/moderation"] = "a",
        [$"PUT channel-connections/{Id}/tokens"] = "a",
        [$"POST channel-connections/{Id}/find"] = "a",
        [$"PUT channel-connections/{Id}/channel"] = "a",
        [$"POST channel-connections/{Id}/check"] = "a",
        [$"POST channel-connections/{Id}/complete"] = "a",
        [$"POST channel-connections/{Id}/by-hand"] = "a",
        ["GET trusted-roots"] = "a",
        ["POST trusted-roots"] = "a",
        ["POST trusted-roots/preview"] = "a",
        ["POST lint"] = "pcma",
        ["POST diagnose"] = "pcma",
        ["POST media"] = "pc",
        [$"GET media/{Id}"] = "pcma",
        ["GET posts"] = "pcma",
        ["POST posts"] = "pc",
        [$"GET posts/{Id}"] = "pcma",
        [$"GET posts/{Id}/versions"] = "pcma",
        [$"PUT posts/{Id}"] = "pc",
        [$"DELETE posts/{Id}"] = "pc",
        [$"POST posts/{Id}/submit"] = "pc",
        [$"POST posts/{Id}/approve"] = "c",
        [$"POST posts/{Id}/renew"] = "pc",
        [$"POST posts/{Id}/reject"] = "c",
        [$"POST posts/{Id}/reschedule"] = "pc",
        [$"POST posts/{Id}/correct"] = "pc",
        [$"POST posts/{Id}/withdraw"] = "c",
        [$"POST posts/{Id}/cancel"] = "pc",
        [$"POST posts/{Id}/media/{{mediaId:guid}}/no-qr"] = "c",
        [$"POST posts/{Id}/fix"] = "pc",
        [$"POST posts/{Id}/split"] = "pc",
        [$"POST posts/{Id}/waivers"] = "c",
        [$"DELETE posts/{Id}/waivers/{{waiverId:guid}}"] = "c",
        ["GET publications"] = "pcma",
        [$"GET publications/{Id}"] = "pcma",
        [$"POST publications/{Id}/retry"] = "pc",
        [$"POST publications/{Id}/reschedule"] = "c",
        [$"POST publications/{Id}/publish-now"] = "c",
        [$"POST publications/{Id}/release"] = "c",
        [$"POST publications/{Id}/cancel"] = "pc",
        [$"POST publications/{Id}/resolve"] = "pc",
        [$"POST publications/{Id}/done-by-hand"] = "pc",
        ["GET series"] = "pcma",
        ["POST series"] = "pc",
        [$"GET series/{Id}"] = "pcma",
        [$"PUT series/{Id}"] = "pc",
        [$"DELETE series/{Id}"] = "pc",
        [$"POST series/{Id}/skip"] = "pc",
        ["POST import"] = "pc",
        [$"GET import/{Id}"] = "pc",
        [$"POST import/{Id}/store"] = "pc",
        ["POST schools/import"] = "a",
        [$"GET schools/import/{Id}"] = "a",
        [$"POST schools/import/{Id}/store"] = "a",
        ["GET notifications"] = "pcma",
        ["GET audit"] = "cma",
        ["GET help"] = "pcma",
    };

    private static readonly IReadOnlyDictionary<char, string> Roles = new Dictionary<char, string> { ['p'] = "press-officer", ['c'] = "content-admin", ['m'] = "manager", ['a'] = "admin" };

    [Fact]
    public void Every_route_has_a_row_and_says_whom_it_is_for()
    {
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), Routes().Keys.Order(StringComparer.Ordinal));
        Assert.All(Routes().Values, endpoint => Assert.NotEmpty(endpoint.Metadata.GetMetadata<AllowedRoles>()?.Roles ?? []));
    }

    [Fact]
    public async Task Every_role_gets_to_exactly_its_routes()
    {
        var wrong = new List<string>();
        foreach (var (route, allowed) in Table)
        {
            foreach (var (letter, role) in Roles)
            {
                var answer = await CallAsync(fixture.Server.As(role), route);
                var refused = answer.Status == 403;
                if (refused == allowed.Contains(letter, StringComparison.Ordinal) || answer.Status is 401 or 415 or >= 500) wrong.Add($"{role} {route}: {answer.Status} {answer.Body}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_key()
    {
        foreach (var route in Table.Keys.Append("GET nowhere")) Assert.Equal(401, (await CallAsync(fixture.Server.Anonymous, route)).Status);
    }

    [Fact]
    public async Task A_schools_admin_has_power_in_that_school_only()
    {
        var other = fixture.Other;
        var local = await fixture.Server.NewPersonAsync(other.Id, "admin");

        Assert.Equal(403, (await local.PostAsync("schools", new { name = "Ещё", inn = TestInn.Next(), timeZone = "Europe/Moscow" })).Status);
        Assert.Equal(403, (await local.PostAsync("users", new { name = "Над всеми", memberships = new[] { new { role = "admin" } } })).Status);
        Assert.Equal([other.Id], (await local.GetAsync("schools")).Must(200).Json["items"]!.AsArray().Select(one => one!["id"]!.ToString()));
        (await local.PostAsync("users", new { name = "Своя", memberships = new[] { new { role = "manager", schoolId = other.Id } } })).Must(201);
    }

    [Fact]
    public async Task Metrics_are_for_this_machine_or_a_key()
    {
        var metrics = await fixture.Server.Http.GetStringAsync("/metrics");
        Assert.Contains("channelscheduler_publications{status=\"Published\"}", metrics, StringComparison.Ordinal);

        using var proxied = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await fixture.Server.Http.SendAsync(proxied)).StatusCode);
    }

    private Dictionary<string, RouteEndpoint> Routes() => fixture.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
        .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => (Key: $"{method} {endpoint.RoutePattern.RawText!["/api/v1/".Length..].TrimEnd('/')}", endpoint)))
        .ToDictionary(one => one.Key, one => one.endpoint);

    private static Task<Answer> CallAsync(RoleClient client, string route)
    {
        var (method, path) = (route.Split(' ')[0], Ids().Replace(route.Split(' ')[1], "01900000-0000-7000-8000-000000000000"));
        // The wrong kind of body is refused before the role is asked.
        HttpContent? body = path == "media" ? new MultipartFormDataContent { { new StringContent(""), "description" } } : method is "POST" or "PUT" ? JsonContent.Create(new { }) : null;
        return client.SendAsync(HttpMethod.Parse(method), path, body, "\"1\"");
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\{\w+:guid\}")]
    private static partial System.Text.RegularExpressions.Regex Ids();
}
