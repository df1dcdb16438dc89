using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>The first day: from the link in the program's window to people who can work.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SetupWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_newcomer_opens_the_link_of_the_first_start_and_is_the_first_admin()
    {
        await using var server = await SchedulerServer.StartAsync();
        var link = server.Services.GetRequiredService<SetupLink>().Path;
        var newcomer = await fixture.VisitAsync(Screen.Desktop, server);
        await newcomer.OpenAsync("/");
        await newcomer.LookAsync("start-anonymous");
        await newcomer.OpenAsync(link);
        await newcomer.LookAsync("setup");
        await newcomer.FillAsync("name", "Вымышленная Мария Ивановна");
        await newcomer.FillAsync("email", "newcomer@example.org");
        await newcomer.FillAsync("password", People.Password);
        await newcomer.FillAsync("again", People.Password + "1");
        await newcomer.SendFormAsync();
        Assert.Equal("Вымышленная Мария Ивановна", await newcomer.Page.InputValueAsync("[name=name]"));
        await newcomer.LookAsync("setup-refused");
        await newcomer.FillAsync("password", People.Password);
        await newcomer.FillAsync("again", People.Password);
        await newcomer.SendFormAsync();
        Assert.EndsWith("/?done=SetUp", newcomer.Page.Url, StringComparison.Ordinal);
        await newcomer.LookAsync("start-admin");

        // The link is over with the first account.
        var second = await fixture.VisitAsync(Screen.Phone, server);
        await second.OpenAsync(link);
        Assert.Equal(0, await second.Page.Locator("main input[name=password]").CountAsync());
        await second.LookAsync("setup-over");
        await newcomer.DisposeAsync();
        await second.DisposeAsync();
    }
}
