using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>An error page says what happened, why, and what to do now.</summary>
[Collection(ApiCollection.Name)]
public sealed class ErrorPageTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("/posts/01900000-0000-7000-8000-000000000000", HttpStatusCode.NotFound, "Проверьте адрес")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Проверьте адрес")]
    [InlineData("/posts/new", HttpStatusCode.Forbidden, "Роли даёт администратор")]
    public async Task What_a_person_can_not_open_says_what_to_do_now(string path, HttpStatusCode status, string now)
    {
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        await manager.OpenAsync(path);
        Assert.Equal(status, manager.Status);
        Assert.Contains(now, manager.Text, StringComparison.Ordinal);
    }
}
