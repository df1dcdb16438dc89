using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>The role x route table of everything outside the API: a route without a row fails, and so does a row without a route.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class PageRoleTableTests(ApiFixture fixture)
{
    private const string Nowhere = "01900000-0000-7000-8000-000000000000";

    private static readonly Dictionary<Role, char> Letters = new() { [Role.PressOfficer] = 'p', [Role.ContentAdmin] = 'c', [Role.Manager] = 'm', [Role.Admin] = 'a' };

    // For this machine or for other programs; each has tests of its own.
    private static readonly string[] NoPages = ["/api/", "/health", "/metrics", "/openapi", "/_sandbox", "/sandbox", "/hangfire"];

    [Fact]
    public void Every_page_and_form_has_a_row_and_says_whom_it_is_for() =>
        Assert.Equal(PageRoleTable.Rows.Select(row => $"{row.Key} {row.Value}").Order(StringComparer.Ordinal), Routes().Select(route => $"{route.Key} {LettersOf(route.Value)}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nobody_opens_a_page_without_signing_in()
    {
        using var browser = new PageClient(fixture.Server.Address);
        foreach (var row in PageRoleTable.Rows.Where(row => row.Key.StartsWith("GET", StringComparison.Ordinal) && row.Value != "x"))
        {
            await browser.OpenAsync(PathOf(row.Key));
            Assert.True(browser.Path.StartsWith("/sign-in?to=", StringComparison.Ordinal), $"{row.Key} leads to {browser.Path}");
        }
    }

    [Fact]
    public async Task A_role_without_a_right_gets_a_page_that_says_so()
    {
        var wrong = new List<string>();
        foreach (var (role, letter) in Letters)
        {
            using var browser = await fixture.Server.SignInNewAsync(role, fixture.Other.Id);
            foreach (var row in PageRoleTable.Rows.Where(row => row.Value is not ("x" or "s")))
            {
                if (row.Key.StartsWith("GET", StringComparison.Ordinal)) await browser.OpenAsync(PathOf(row.Key));
                else await browser.SendAsync(PathOf(row.Key), []);
                var refused = browser.Status == HttpStatusCode.Forbidden;
                if (refused == row.Value.Contains(letter, StringComparison.Ordinal) || (int)browser.Status >= 500) wrong.Add($"{role} {row.Key}: {browser.Status} {browser.Text}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private Dictionary<string, RouteEndpoint> Routes() => fixture.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => !NoPages.Any(prefix => ("/" + endpoint.RoutePattern.RawText!.TrimStart('/')).StartsWith(prefix, StringComparison.Ordinal)))
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
        .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => (Key: $"{method} {endpoint.RoutePattern.RawText}", endpoint)))
        .ToDictionary(one => one.Key, one => one.endpoint);

    private static string LettersOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return "x";
        var allowed = endpoint.Metadata.GetMetadata<AllowedRoles>();
        return allowed is null ? "nobody" : allowed.AnySignedIn ? "s" : string.Concat(Letters.Where(one => allowed.Roles.Contains(one.Key)).Select(one => one.Value));
    }

    private static string PathOf(string key) => Ids().Replace(key.Split(' ')[1], Nowhere);

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Ids();
}
