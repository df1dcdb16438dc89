using System.Text;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>The filter by school: a list while there are few, words where a list would weigh more than the page.</summary>
[Collection(ApiCollection.Name)]
public sealed class SchoolFieldTests(ApiFixture fixture)
{
    [Theory]
    [InlineData(SchoolChoice.MostListed, true)]
    [InlineData(SchoolChoice.MostListed + 1, false)]
    public async Task Up_to_a_number_schools_are_listed_beyond_it_their_names_are_typed(int count, bool isListed)
    {
        using var admin = await SignInAsync(Role.Admin, [.. (await AddAsync(count)).Select(one => one.Id)]);
        foreach (var path in new[] { "/posts", "/dashboard", "/audit", "/people" })
        {
            await admin.OpenAsync(path);
            Assert.Equal((path, isListed, !isListed), (path, admin.Html.Contains("<select id=\"school\"", StringComparison.Ordinal), admin.Html.Contains("<input id=\"in\"", StringComparison.Ordinal)));
            // The page itself: the list made it grow by 150 bytes with each school.
            Assert.InRange(Encoding.UTF8.GetByteCount(admin.Html), 1, 80_000);
        }
    }

    [Fact]
    public async Task Words_or_an_inn_find_the_posts_of_the_own_schools_only_and_the_further_page_keeps_them()
    {
        var (mine, foreign) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        foreach (var school in new[] { mine, foreign })
        {
            for (var i = 0; i < 51; i++) (await school.PressOfficer.PostAsync("posts", school.Post($"Новость {i} школы {school.Inn}", "Слова."))).Must(201);
        }
        using var manager = await SignInAsync(Role.Manager, [.. (await AddAsync(SchoolChoice.MostListed)).Select(one => one.Id), Guid.Parse(mine.Id)]);
        foreach (var words in new[] { mine.Inn, "школа " + mine.Inn })
        {
            await manager.OpenAsync("/posts?in=" + Uri.EscapeDataString(words));
            Assert.Contains($"Новость 50 школы {mine.Inn}", manager.Text, StringComparison.Ordinal);
                Assert.Contains("/posts?in=" + Uri.EscapeDataString(words) + "&amp;after=", manager.Html, StringComparison.Ordinal);
        }
        // A link from elsewhere says which school it is.
        await manager.OpenAsync("/posts?school=" + mine.Id);
        Assert.Contains($"name=\"in\" type=\"search\" value=\"Школа {mine.Inn}\"", System.Net.WebUtility.HtmlDecode(manager.Html), StringComparison.Ordinal);
        foreach (var query in new[] { "in=" + foreign.Inn, "school=" + foreign.Id, "in=" + new string('x', 3_000) })
        {
            await manager.OpenAsync("/posts?" + query);
            Assert.Equal(System.Net.HttpStatusCode.OK, manager.Status);
            Assert.DoesNotContain(foreign.Inn + "</a>", manager.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Новость", manager.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_that_fit_too_many_schools_are_said_to()
    {
        using var manager = await SignInAsync(Role.Manager, [.. (await AddAsync(SchoolFinder.MostFound + 1)).Select(one => one.Id)]);
        await manager.OpenAsync("/posts?in=Список");
        Assert.Contains("Подошло больше 200 школ", manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync("/posts?in=Список 7 ");
        Assert.DoesNotContain("Подошло больше", manager.Text, StringComparison.Ordinal);
    }

    private async Task<List<School>> AddAsync(int count)
    {
        var schools = Enumerable.Range(0, count).Select(one => new School { Id = Guid.CreateVersion7(), Name = $"Список {one} школ", Inn = TestInn.Next(), Region = "00", TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default, CreatedAt = DateTimeOffset.UnixEpoch }).ToList();
        await using var db = await OpenAsync();
        db.Schools.AddRange(schools);
        await db.SaveChangesAsync();
        return schools;
    }

    [Fact]
    public async Task Words_narrow_the_log_and_the_people_to_the_own_schools_that_they_fit()
    {
        var (first, second, foreign) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        using var admin = await SignInAsync(Role.Admin, [Guid.Parse(first.Id), Guid.Parse(second.Id)]);
        var (_, officer) = await fixture.Server.NewAccountAsync(Role.PressOfficer, first.Id);
        await using (var db = await OpenAsync())
        {
            // Who works at a school that the admin knows nothing of is not found by it.
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = officer, Role = Role.Manager, SchoolId = Guid.Parse(foreign.Id) });
            await db.SaveChangesAsync();
        }
        foreach (var (query, isFound) in new[] { ("", true), ("in=" + first.Inn, true), ("school=" + first.Id, true), ("in=" + second.Inn, false), ("in=" + foreign.Inn, false), ("school=" + foreign.Id, false), ("in=%00", true) })
        {
            await admin.OpenAsync("/people?" + query);
            Assert.Equal((query, isFound), (query, admin.Html.Contains("/people/" + officer, StringComparison.Ordinal)));
        }
        foreach (var query in new[] { "in=" + foreign.Inn, "school=" + foreign.Id, "in=такой нет" })
        {
            await admin.OpenAsync("/audit?" + query);
            Assert.Contains("По этим условиям в журнале ничего нет", admin.Text, StringComparison.Ordinal);
        }
        await admin.OpenAsync("/audit?in=" + second.Inn);
        Assert.DoesNotContain("По этим условиям в журнале ничего нет", admin.Text, StringComparison.Ordinal);
    }

    private async Task<PageClient> SignInAsync(Role role, IReadOnlyList<Guid> schools)
    {
        var (email, id) = await fixture.Server.NewAccountAsync(role, schools[0].ToString());
        await using (var db = await OpenAsync())
        {
            foreach (var school in schools.Skip(1)) db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = role, SchoolId = school });
            await db.SaveChangesAsync();
        }
        return await fixture.Server.SignInAsync(email);
    }

    private Task<SchedulerDbContext> OpenAsync() => fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
}
