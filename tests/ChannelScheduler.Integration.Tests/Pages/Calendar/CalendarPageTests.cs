using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Calendar;

/// <summary>The calendar as the server sends it, before its socket stands; and who may open that socket.</summary>
[Collection(ApiCollection.Name)]
public sealed class CalendarPageTests(ApiFixture fixture)
{
    [Fact]
    public async Task Without_a_socket_the_page_is_a_list_that_ties_the_two_publications_of_a_post()
    {
        var (school, at) = (await fixture.Server.NewSchoolAsync(), TimeProvider.System.GetUtcNow().AddMinutes(20));
        await school.PublishAsync(school.Post("Ярмарка", "Текст.", publishAt: at));
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await manager.OpenAsync($"/calendar?view=list&date={at.ToOffset(TimeSpan.FromHours(3)):yyyy-MM-dd}");
        var time = at.ToOffset(TimeSpan.FromHours(3)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"MAX {time} → госпаблик", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Москва (UTC+3)", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Перенести", manager.Text, StringComparison.Ordinal);
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync($"/calendar?view=list&date={at.ToOffset(TimeSpan.FromHours(3)):yyyy-MM-dd}");
        Assert.Contains("Перенести", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_page_with_an_island_may_use_style_attributes_and_none_may_use_other_scripts()
    {
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var (island, form) = (await officer.PolicyAsync("/calendar"), await officer.PolicyAsync("/posts"));
        Assert.Contains("style-src-attr 'unsafe-inline'", island, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", form, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", island, StringComparison.Ordinal);
        Assert.Equal(form, island.Replace("; style-src-attr 'unsafe-inline'", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_socket_is_for_every_role_and_says_so()
    {
        var endpoints = fixture.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one => one.RoutePattern.RawText!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count >= 3, $"{endpoints.Count} endpoints");
        Assert.All(endpoints, one => Assert.Equal(Enum.GetValues<Role>(), one.Metadata.GetRequiredMetadata<AllowedRoles>().Roles));
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor/disconnect/")]
    public async Task Nobody_opens_a_socket_without_signing_in(string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = fixture.Server.Address };
        using var answer = await http.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_into_the_calendar_fills_in_the_time_of_a_new_post()
    {
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await officer.OpenAsync("/posts/new?at=2030-05-16T10:30");
        var fields = officer.FormOf("/posts/new").ToLookup(one => one.Key, one => one.Value);
        Assert.Equal(("at", "2030-05-16", "10:30"), (fields["when"].Single(), fields["publishAt-date"].Single(), fields["publishAt-time"].Single()));
        await officer.OpenAsync("/posts/new?at=nonsense");
        Assert.Equal("approval", officer.FormOf("/posts/new").Single(one => one.Key == "when").Value);
    }
}
