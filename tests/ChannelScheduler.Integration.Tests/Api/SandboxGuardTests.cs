using System.Net;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>The stand-ins and their fault switches and phones are for this machine alone; the reader's pages are for everybody.</summary>
[Collection(ApiCollection.Name)]
public sealed class SandboxGuardTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("/_sandbox/channels", false, HttpStatusCode.OK)]
    [InlineData("/_sandbox/channels", true, HttpStatusCode.NotFound)]
    [InlineData("/sandbox/api/max/me", false, HttpStatusCode.Unauthorized)]
    [InlineData("/sandbox/api/max/me", true, HttpStatusCode.NotFound)]
    [InlineData("/sandbox", true, HttpStatusCode.OK)]
    // A phone's forms act for a person.
    [InlineData("/sandbox/people", false, HttpStatusCode.OK)]
    [InlineData("/sandbox/people", true, HttpStatusCode.NotFound)]
    [InlineData("/sandbox/People", true, HttpStatusCode.NotFound)]
    public async Task What_comes_through_a_proxy_reaches_only_the_readers_pages(string path, bool throughProxy, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (throughProxy) request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var response = await fixture.Server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.NotFound)]
    public async Task A_phone_s_form_works_on_this_machine_alone(bool throughProxy, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/people") { Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "Анна Пример")]) };
        if (throughProxy) request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var response = await fixture.Server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode == HttpStatusCode.SeeOther ? HttpStatusCode.OK : response.StatusCode);
    }
}
