using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A school without any token: people publish, the program keeps the times and remembers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HandWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_school_with_delivery_by_hand_publishes_in_both_channels()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await fixture.Server.UseHandsAsync(school);
        var post = await school.PublishAsync(school.Post("Ярмарка", "Ждём **всех** в пятницу."));
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Phone);

        await WaitForHandsAsync(school, post, published: 0);
        await officer.OpenAsync("/notifications");
        await officer.LookAsync("notifications-by-hand");
        await officer.OpenAsync("/queue?show=hand");
        await officer.LookAsync("queue-by-hand");
        await OpenHandPageAsync(officer, post);
        await officer.LookAsync("hand-max");
        await officer.FillAsync("url", "https://max.ru/id0000000000_gos/AaIEB1vNvZE");
        await officer.PressAsync("Сохранить адрес");
        // Another school's address is refused, and stays to be corrected.
        await officer.Page.Locator("main .error").WaitForAsync();
        Assert.Contains("id0000000000_gos", await officer.Page.InputValueAsync("main [name=url]"), StringComparison.Ordinal);
        await officer.LookAsync("hand-max-refused");
        await officer.FillAsync("url", await fixture.Server.PublishInMaxAsync(school, await ExactTextAsync(officer)));
        await officer.PressAsync("Сохранить адрес");

        await WaitForHandsAsync(school, post, published: 1);
        await OpenHandPageAsync(officer, post);
        await officer.LookAsync("hand-vk");
        await officer.FillAsync("url", await fixture.Server.PublishInVkAsync(school, await ExactTextAsync(officer)));
        await officer.PressAsync("Сохранить адрес");

        await officer.OpenAsync("/posts/" + post);
        Assert.Equal(2, (await officer.TextAsync()).Split("Опубликовано (песочница)").Length - 1);
        Assert.Equal("published", (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Text("status"));
        await officer.LookAsync("post-by-hand");
    }

    private static Task<string> ExactTextAsync(Visitor visitor) => visitor.Page.InputValueAsync("#hand-text");

    private static async Task OpenHandPageAsync(Visitor visitor, string post)
    {
        await visitor.OpenAsync("/posts/" + post);
        await visitor.PressAsync("Опубликовать вручную");
    }

    private static Task WaitForHandsAsync(Integration.Tests.Api.TestSchool school, string post, int published) => Eventually.GetAsync(
        async () => (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Json["publications"]!.AsArray().Select(one => one!["status"]!.ToString()).ToList(),
        states => states.Count(one => one == "published") == published && states.Contains("awaitingHand"), describe: states => string.Join(' ', states));
}
