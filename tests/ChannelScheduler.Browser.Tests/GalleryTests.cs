using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Browser.Tests;

/// <summary>Every page in the languages, widths and colours that the walks do not show: they go in Russian, in daylight.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GalleryTests(BrowserFixture fixture)
{
    public static TheoryData<string, int, bool> Screens => new() { { "en", 360, true }, { "en", 1280, false }, { "ru", 1280, true } };

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task Every_page_stands_every_check(string language, int width, bool isDark)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var waiting = await SubmittedAsync(school, "Ждёт одобрения", "Приходите: https://clck.ru/abc");
        var planned = await school.PublishAsync(school.Post("Выйдет завтра", "Текст с **жирным** словом.", publishAt: TimeProvider.System.GetUtcNow().AddDays(1)));
        var visitor = await fixture.SignInAsync(await OfAllRolesAsync(school), new Screen(language, width, isDark));
        foreach (var (path, name) in Pages(school, waiting, planned))
        {
            Assert.Equal((path, 200), (path, await visitor.OpenAsync(path)));
            // The rules for colours and names hold for both widths: asked once by day and once by night.
            if (language == "en") await visitor.LookAsync("page-" + name);
            else await visitor.GlanceAsync("page-" + name);
        }
    }

    private static IEnumerable<(string Path, string Name)> Pages(TestSchool school, string waiting, string planned) =>
    [
        ("/", "start"), ("/account", "account"),
        ("/calendar?view=month", "calendar"), ("/calendar?view=week", "calendar-week"), ("/calendar?view=day", "calendar-day"), ("/calendar?view=list", "calendar-list"),
        ("/posts", "posts"), ("/posts/new?school=" + school.Id, "write"), ($"/posts/{planned}", "post"), ($"/posts/{planned}/edit", "edit"), ($"/posts/{planned}/sheet", "sheet"),
        ("/review", "review"), ("/review/" + waiting, "review-post"),
        ("/queue", "queue"), ("/queue?show=attention", "queue-attention"), ("/notifications", "notifications"),
        ("/channels", "channels"), ("/channels/connect", "connect"), ("/channels/" + school.MaxId, "channel"),
        ("/people", "people"), ("/people/new", "person-new"), ("/schools", "schools"), ("/schools/" + school.Id, "school"),
    ];

    private static async Task<string> SubmittedAsync(TestSchool school, string title, string text)
    {
        var id = (await school.PressOfficer.PostAsync("posts", school.Post(title, text))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }

    // One person who may open everything, so that the pages are looked at and not the roles.
    private async Task<string> OfAllRolesAsync(TestSchool school)
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Admin, school.Id);
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        foreach (var role in new[] { Role.PressOfficer, Role.ContentAdmin, Role.Manager })
        {
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = role, SchoolId = Guid.Parse(school.Id) });
        }
        await db.SaveChangesAsync();
        return email;
    }
}
