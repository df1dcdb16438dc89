using Bunit;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Pages.Board;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>The open dashboard without a browser, before the real program: what others do appears by itself, and while nobody does anything nothing is asked.</summary>
[Collection(ApiCollection.Name)]
public sealed class BoardIslandTests(ApiFixture fixture)
{
    [Fact]
    public async Task What_a_program_changes_over_the_API_appears_on_the_open_page()
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var island = await OpenAsync(context, world);
        Assert.Empty(island.FindAll("[data-post]"));

        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Появилась сама", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddMinutes(30)))).Must(201).Id;
        await UntilAsync(world, island, () => island.FindAll($"[data-post='{id}']").Count == 1);
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await UntilAsync(world, island, () => Count(island, "WaitingApproval") == "1");
        await school.ApproveAsync(id);
        await UntilAsync(world, island, () => Count(island, "WaitingApproval") == "0" && Count(island, "DueSoon") == "1" && Count(island, "Scheduled") == "1");
        (await school.ContentAdmin.ActAsync("posts/" + id, "cancel")).Must(200);
        await UntilAsync(world, island, () => Count(island, "Scheduled") == "0");
    }

    [Fact]
    public async Task While_nothing_happens_an_open_page_asks_the_database_once_an_hour()
    {
        await using var context = new BunitContext();
        // A server of its own: no other test's commits.
        await using var server = await SchedulerServer.StartAsync();
        var school = await server.NewSchoolAsync();
        await school.PublishAsync(school.Post("Через месяц", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddDays(30)));
        var world = await BoardWorld.OpenAsync(server, Role.Manager, school.Id);
        var island = await OpenAsync(context, world);
        await SettleAsync(world);
        Assert.InRange(world.Questions, 1, 10);
        // Hours of the graph, the day and the week move on, whether anything happens or not.
        for (var hour = 0; hour < 2; hour++)
        {
            var read = world.Questions;
            world.Time.Advance(new BoardRange(world.Time.GetUtcNow(), TimeZoneInfo.Utc).NextHour - world.Time.GetUtcNow());
            await UntilAsync(world, island, () => world.Questions == read + 1);
            await SettleAsync(world);
            Assert.Equal(read + 1, world.Questions);
        }
        var before = world.Questions;
        for (var minute = 0; minute < 55; minute++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
        Assert.Equal(before, world.Questions);

        // The counter counts: a change of this school is read, one of another school is not.
        await (await server.NewSchoolAsync()).PressOfficer.GetAsync("posts");
        await SettleAsync(world);
        var other = await server.NewSchoolAsync();
        await SettleAsync(world);
        before = world.Questions;
        (await other.PressOfficer.PostAsync("posts", other.Post("Чужая", "Слова."))).Must(201);
        await SettleAsync(world);
        Assert.Equal(before, world.Questions);
        (await school.PressOfficer.PostAsync("posts", school.Post("Своя", "Слова."))).Must(201);
        await UntilAsync(world, island, () => world.Questions > before && island.FindAll("[data-post]").Count == 2);
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_once_and_the_last_one_is_not_lost()
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var island = await OpenAsync(context, world);
        await SettleAsync(world);
        var before = world.Questions;
        for (var i = 0; i < 20; i++) (await school.PressOfficer.PostAsync("posts", school.Post($"Запись {i}", "Слова."))).Must(201);
        await UntilAsync(world, island, () => island.FindAll("[data-post]").Count == 20);
        // The clock of the page stood still while they came; one more may have been on its way.
        Assert.InRange(world.Questions - before, 1, 4);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_said_at_once_and_nothing_stays_on_the_page()
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        await school.PressOfficer.PostAsync("posts", school.Post("Не для чужих", "Слова."));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var island = await OpenAsync(context, world);
        Assert.Contains("Не для чужих", island.Markup, StringComparison.Ordinal);
        await world.LoseRolesAsync();
        await UntilAsync(world, island, () => island.FindAll(".error").Count == 1);
        Assert.Contains("Вашей роли это не разрешено", island.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Не для чужих", island.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("data-work", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_in_another_tab_empties_the_open_page()
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        await school.PressOfficer.PostAsync("posts", school.Post("Не для следующего", "Слова."));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var island = await OpenAsync(context, world);
        Assert.Contains("Не для следующего", island.Markup, StringComparison.Ordinal);
        world.SignOut();
        await UntilAsync(world, island, () => island.FindAll(".error").Count == 1);
        Assert.DoesNotContain("Не для следующего", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_page_listens_no_more()
    {
        await using var server = await SchedulerServer.StartAsync();
        var world = await BoardWorld.OpenAsync(server, Role.Manager, (await server.NewSchoolAsync()).Id);
        var context = new BunitContext();
        await OpenAsync(context, world);
        Assert.Equal(1, world.Changes.Listeners);
        await context.DisposeComponentsAsync();
        Assert.Equal(0, world.Changes.Listeners);
        var asked = world.Questions;
        world.Changes.Tell(null);
        await SettleAsync(world);
        Assert.Equal(asked, world.Questions);
        await context.DisposeAsync();
    }

    [Theory]
    [InlineData(Role.Manager, 0)]
    [InlineData(Role.Admin, 0)]
    [InlineData(Role.PressOfficer, 1)]
    [InlineData(Role.ContentAdmin, 1)]
    public async Task Only_who_may_decide_is_led_to_the_decision(Role role, int links)
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        var id = await new BoardFill(fixture.Server, school).AddAsync("Не вышла", PublicationStatus.Failed, TimeProvider.System.GetUtcNow().AddHours(-1));
        var island = await OpenAsync(context, await BoardWorld.OpenAsync(fixture.Server, role, school.Id));
        Assert.Equal(links, island.FindAll($"[data-post='{id}'] .actions a").Count);
        Assert.Equal("1", Count(island, "Failed"));
        // The one button there is asks a question.
        Assert.All(island.FindAll("form"), form => Assert.Equal("get", form.GetAttribute("method")));
        Assert.Equal(island.FindAll("form button").Count, island.FindAll("button").Count);
    }

    [Fact]
    public async Task What_becomes_late_by_the_clock_alone_is_read_then()
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post("Скоро", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddMinutes(90)));
        var world = await BoardWorld.OpenAsync(fixture.Server, Role.Manager, school.Id);
        var island = await OpenAsync(context, world);
        await SettleAsync(world);
        Assert.Equal("0", Count(island, "DueSoon"));
        var before = world.Questions;
        world.Time.Advance(TimeSpan.FromMinutes(29));
        await SettleAsync(world);
        // The full hour may lie between.
        Assert.InRange(world.Questions, before, before + 1);
        before = world.Questions;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(world, island, () => world.Questions > before);
    }

    private static string Count(IRenderedComponent<BoardIsland> island, string state) => island.Find($"[data-state='{state}'] strong").TextContent;

    // The page's clock is moved by hand: each look lets it wait out what it waits for.
    private static Task UntilAsync(BoardWorld world, IRenderedComponent<BoardIsland> island, Func<bool> isSo) => Eventually.GetAsync(
        () =>
        {
            world.Time.Advance(BoardLive.Settle);
            return Task.FromResult(isSo());
        },
        so => so, describe: _ => island.Markup);

    private static async Task SettleAsync(BoardWorld world)
    {
        var looks = 0;
        await Eventually.GetAsync(
            () =>
            {
                world.Time.Advance(BoardLive.Settle);
                return Task.FromResult(++looks);
            },
            count => count == 12);
    }

    private async Task<IRenderedComponent<BoardIsland>> OpenAsync(BunitContext context, BoardWorld world, string query = "")
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("ru");
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton(world.Desk);
        context.Services.AddSingleton<TimeProvider>(world.Time);
        context.Services.AddSingleton(fixture.Server.Services.GetRequiredService<IPolicySource>());
        var island = context.Render<BoardIsland>(parameters => parameters.Add(one => one.Query, query));
        await island.WaitForStateAsync(() => island.FindAll("[data-open]").Count > 0, TimeSpan.FromSeconds(20));
        return island;
    }
}
