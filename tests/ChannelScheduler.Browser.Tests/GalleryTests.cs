using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Browser.Tests.Gallery;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Pages;
using Xunit;
using Xunit.Sdk;

namespace ChannelScheduler.Browser.Tests;

/// <summary>
/// Every page in both languages, both widths and both colours, and for every role. The pictures lie in <c>screenshots/</c> of the output folder, with an index.html.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class GalleryTests(BrowserFixture fixture)
{
    private static readonly Role[] AllRoles = [Role.Admin, Role.PressOfficer, Role.ContentAdmin, Role.Manager];

    private static readonly Dictionary<Role, char> Letters = new() { [Role.PressOfficer] = 'p', [Role.ContentAdmin] = 'c', [Role.Manager] = 'm', [Role.Admin] = 'a' };

    public static TheoryData<Role> Roles => [.. AllRoles];

    [BrowserFact]
    public async Task No_page_is_missing_from_the_gallery()
    {
        var shown = GalleryPages.Of(await fixture.WorldAsync()).Select(page => page.Route).OfType<string>().Distinct();
        var all = PageRoleTable.Rows.Keys.Where(row => row.StartsWith("GET ", StringComparison.Ordinal)).Select(row => row[4..]).Except(GalleryPages.NoPages);
        Assert.Equal(all.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [BrowserFact]
    public async Task Every_page_stands_every_check_in_both_widths_and_colours()
    {
        await ForEachPageAsync(Screen.Desktop, async (visitor, name) =>
        {
            await visitor.LookAsync(name);
            await visitor.TurnAsync(Screen.Desktop with { IsDark = true });
            await visitor.GlanceAsync(name);
            await visitor.CheckContrastAsync(name);
            await visitor.TurnAsync(Screen.Phone with { IsDark = true });
            await visitor.GlanceAsync(name);
            await visitor.TurnAsync(Screen.Phone);
            await visitor.GlanceAsync(name);
            await visitor.CheckWidthAsync(name);
            await visitor.TurnAsync(Screen.Desktop);
        });
    }

    [BrowserFact]
    public async Task Every_page_has_room_for_its_English_words()
    {
        await ForEachPageAsync(Screen.EnglishDesktop with { IsDark = false }, async (visitor, name) =>
        {
            await visitor.GlanceAsync(name);
            await visitor.TurnAsync(Screen.EnglishPhone);
            await visitor.GlanceAsync(name);
            await visitor.CheckWidthAsync(name);
            await visitor.TurnAsync(Screen.EnglishDesktop with { IsDark = false });
        });
    }

    [BrowserTheory]
    [MemberData(nameof(Roles))]
    public async Task Every_page_of_a_role_stands_every_check_on_a_phone(Role role)
    {
        var world = await fixture.WorldAsync();
        var visitor = await fixture.SignInAsync(await world.NewPersonAsync(role), Screen.Phone);
        if (role == Role.Admin) await visitor.StartSecondFactorAsync();
        foreach (var page in GalleryPages.Of(world).Where(page => !page.IsDoor && page.Route is not null && MayOpen(role, page) && (page.Name != "second-factor" || role == Role.Admin)))
        {
            Assert.Equal((page.Path, page.Status), (page.Path, await visitor.OpenAsync(page.Path)));
            // The colours are those of the test above, and looking at them takes half of the time.
            await visitor.CheckAsync($"{role} {page.Name}", withContrast: false);
        }
    }

    private static bool MayOpen(Role role, GalleryPage page) => PageRoleTable.Rows["GET " + page.Route] is var letters && (letters is "s" or "x" || letters.Contains(Letters[role], StringComparison.Ordinal));

    private async Task ForEachPageAsync(Screen screen, Func<Visitor, string, Task> look)
    {
        var world = await fixture.WorldAsync();
        var visitor = await fixture.SignInAsync(await world.NewPersonAsync(AllRoles), screen);
        var stranger = await fixture.VisitAsync(screen);
        await visitor.StartSecondFactorAsync();
        // All that is wrong is said at once: a look at every page takes minutes.
        var faults = new List<string>();
        foreach (var page in GalleryPages.Of(world))
        {
            var who = page.IsDoor ? stranger : visitor;
            await who.TurnAsync(screen);
            try
            {
                Assert.Equal((page.Path, page.Status), (page.Path, await who.OpenAsync(page.Path)));
                await look(who, "page-" + page.Name);
            }
            catch (XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}
