using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>The first day: from the link in the program's window to people who can work.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SetupWalk(BrowserFixture fixture)
{
    // Tests start with the fictional school's bootstrap keys; people who sign in there are none, so the link is open.
    [BrowserFact]
    public async Task A_newcomer_opens_the_link_of_the_first_start_makes_a_school_and_invites_people_who_sign_in()
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
        Assert.EndsWith("/first-steps?done=SetUp", newcomer.Page.Url, StringComparison.Ordinal);
        await newcomer.LookAsync("first-steps");
        await newcomer.OpenAsync("/");
        await newcomer.LookAsync("start-admin");

        await newcomer.OpenAsync("/schools/new");
        await newcomer.FillAsync("name", "Школа на окраине");
        await newcomer.FillAsync("inn", TestInn.Next());
        await newcomer.LookAsync("school-new");
        await newcomer.PressAsync("Завести школу");
        await newcomer.LookAsync("school-made");
        await InviteAsync(newcomer, server, "Вымышленная Анна", "officer@example.org", "press-officer");
        await InviteAsync(newcomer, server, "Вымышленный Пётр", "deputy@example.org", "content-admin");
        await newcomer.OpenAsync("/people");
        await newcomer.LookAsync("people");

        // The link is over with the first account.
        var second = await fixture.VisitAsync(Screen.Phone, server);
        await second.OpenAsync(link);
        Assert.Equal(0, await second.Page.Locator("main input[name=password]").CountAsync());
        await second.LookAsync("setup-over");
        await newcomer.DisposeAsync();
        await second.DisposeAsync();
    }

    // The admin hands the link over; the invited person chooses a password on a phone and is in.
    private async Task InviteAsync(Visitor admin, SchedulerServer server, string name, string email, string role)
    {
        await admin.OpenAsync("/people/new");
        await admin.FillAsync("name", name);
        await admin.Page.FillAsync("#new-email", email);
        await admin.Page.SelectOptionAsync("#new-school", new SelectOptionValue { Label = "Школа на окраине" });
        await admin.Page.CheckAsync($"main input[name=role][value={role}]");
        await admin.LookAsync("person-new-" + role);
        await admin.PressAsync("Пригласить");
        await admin.TakePictureAsync("person-invited-" + role);
        var link = new Uri(await admin.Page.InnerTextAsync("#secret"));

        var invited = await fixture.VisitAsync(Screen.Phone, server);
        await invited.OpenAsync(link.PathAndQuery);
        await invited.LookAsync("password");
        await invited.FillAsync("password", People.Password);
        await invited.FillAsync("again", People.Password);
        await invited.SendFormAsync();
        Assert.Contains(name, await invited.Page.TextContentAsync("header"), StringComparison.Ordinal);
        await invited.LookAsync("start-" + role);
        await invited.DisposeAsync();
    }
}
