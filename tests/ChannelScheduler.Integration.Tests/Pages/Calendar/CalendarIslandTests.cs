using Bunit;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Pages.Calendar;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor.Rendering;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Calendar;

/// <summary>The component itself, without a browser, before the real program: what it draws, and what it says when rights are gone.</summary>
[Collection(ApiCollection.Name)]
public sealed class CalendarIslandTests(ApiFixture fixture)
{
    private static readonly DateTimeOffset Planned = new DateTimeOffset(TimeProvider.System.GetUtcNow().AddMonths(2).UtcDateTime.Date, TimeSpan.Zero).AddDays(15 - TimeProvider.System.GetUtcNow().AddMonths(2).Day).AddHours(7);

    [Fact]
    public async Task The_two_publications_of_a_post_share_a_number_an_edge_and_a_sentence()
    {
        await using var context = new BunitContext();
        var island = await OpenAsync(context, await OpenAsync(Role.PressOfficer, "Пара", "Пара вторая"));
        var marks = island.FindAll(".entry[data-key]");
        Assert.Equal(4, marks.Count);
        foreach (var pair in marks.GroupBy(one => one.GetAttribute("data-post")))
        {
            Assert.Single(pair.Select(one => one.QuerySelector(".tie")!.TextContent).Distinct());
            Assert.Single(pair.Select(one => one.ClassList.Single(name => name.StartsWith("edge-", StringComparison.Ordinal))).Distinct());
            Assert.All(pair, one => Assert.Contains("MAX 10:00 → госпаблик ≈10:00", one.Closest(".rz-event")!.GetAttribute("aria-label"), StringComparison.Ordinal));
        }
        Assert.Equal(2, marks.Select(one => one.QuerySelector(".tie")!.TextContent).Distinct().Count());
    }

    [Fact]
    public async Task State_is_said_by_sign_class_and_words_and_only_what_may_move_is_not_fixed()
    {
        await using var context = new BunitContext();
        var island = await OpenAsync(context, await OpenAsync(Role.PressOfficer, "Состояния"));
        var (max, gospublic) = (island.Find(".entry[data-key]:not([data-fixed])"), island.Find(".entry[data-key][data-fixed]"));
        Assert.Equal(("MAX", "госпаблик"), (max.QuerySelector(".kind")!.TextContent, gospublic.QuerySelector(".kind")!.TextContent));
        Assert.Contains("planned", max.ClassList);
        Assert.Equal(CalendarStates.Sign(CalendarState.Planned), max.QuerySelector(".sign")!.TextContent);
        Assert.Contains("Запланировано (песочница)", max.Closest(".rz-event")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_opens_a_dialog_that_says_what_a_new_time_means_for_the_approval()
    {
        await using var context = new BunitContext();
        var island = await OpenAsync(context, await OpenAsync(Role.PressOfficer, "Вопрос"));
        await island.Find(".rz-event:has(:not([data-fixed]).entry)").ClickAsync(new());
        Assert.Contains("нужно одобрить ещё раз", island.Find("#move-consequence").TextContent, StringComparison.Ordinal);
        Assert.Contains("MAX 10:00 → госпаблик ≈10:00", island.Find("#move-plan").TextContent, StringComparison.Ordinal);
        await island.Find("#move-date").InputAsync(new() { Value = "2020-01-01" });
        await island.Find("#move").SubmitAsync();
        island.WaitForAssertion(() => Assert.Contains("уже прошло", island.Find("dialog .error").TextContent, StringComparison.Ordinal));
        await island.Find("#move-date").InputAsync(new() { Value = Planned.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await island.Find("#move").SubmitAsync();
        island.WaitForAssertion(() => Assert.Contains("Теперь её нужно одобрить ещё раз", island.Find(".done").TextContent, StringComparison.Ordinal));
        Assert.Empty(island.FindAll("dialog"));
    }

    [Fact]
    public async Task Who_only_looks_can_drag_nothing()
    {
        await using var context = new BunitContext();
        var island = await OpenAsync(context, await OpenAsync(Role.Manager, "Смотреть"));
        Assert.Empty(island.FindAll(".entry[data-key]:not([data-fixed])"));
        Assert.DoesNotContain(context.JSInterop.Invocations, one => one.Identifier == "Radzen.createDraggable");
    }

    [Fact]
    public async Task A_minute_after_the_role_was_taken_away_the_open_page_says_so_and_shows_nothing()
    {
        await using var context = new BunitContext();
        var world = await OpenAsync(Role.PressOfficer, "Права");
        var island = await OpenAsync(context, world);
        await world.LoseRolesAsync();
        Assert.NotEmpty(island.FindAll(".entry[data-key]"));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        island.WaitForAssertion(() => Assert.Contains("Вашей роли это не разрешено", island.Find(".error").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Empty(island.FindAll(".entry[data-key]"));
    }

    [Fact]
    public async Task An_empty_month_says_what_to_do_next()
    {
        await using var context = new BunitContext();
        var school = await fixture.Server.NewSchoolAsync();
        var island = await OpenAsync(context, await CalendarWorld.OpenAsync(fixture.Server, Role.PressOfficer, school.Id));
        Assert.Equal("/posts/new", island.Find(".notice a").GetAttribute("href"));
    }

    private async Task<CalendarWorld> OpenAsync(Role role, params string[] titles)
    {
        var school = await fixture.Server.NewSchoolAsync();
        foreach (var title in titles) await school.PublishAsync(school.Post(title, "Текст: " + title, publishAt: Planned));
        return await CalendarWorld.OpenAsync(fixture.Server, role, school.Id);
    }

    private async Task<IRenderedComponent<CalendarIsland>> OpenAsync(BunitContext context, CalendarWorld world)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("ru");
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        // The library measures its place in the page.
        context.JSInterop.Setup<Rect>("Radzen.createResizable", _ => true).SetResult(new Rect { Width = 1000, Height = 800 });
        context.JSInterop.SetupModule("/calendar.js").Setup<bool>("start", _ => true).SetResult(false);
        context.Services.AddSingleton(world.Desk);
        context.Services.AddSingleton<TimeProvider>(world.Time);
        context.Services.AddSingleton(fixture.Server.Services.GetRequiredService<PublishingOptions>());
        context.Services.AddRadzenComponents();
        var island = context.Render<CalendarIsland>(parameters => parameters.Add(one => one.Query, $"?view=month&date={Planned:yyyy-MM-dd}"));
        await island.WaitForStateAsync(() => island.FindAll("[data-open]").Count > 0, TimeSpan.FromSeconds(20));
        return island;
    }
}
