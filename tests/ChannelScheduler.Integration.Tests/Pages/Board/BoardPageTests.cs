using System.Net;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>The page as it comes, before any script runs.</summary>
[Collection(ApiCollection.Name)]
public sealed class BoardPageTests(ApiFixture fixture)
{
    [Fact]
    public async Task Without_a_script_everything_is_there_but_liveness()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var fill = new BoardFill(fixture.Server, school);
        await fill.AddAsync("Застряла", PublicationStatus.OnHold, TimeProvider.System.GetUtcNow().AddHours(-1));
        await fill.AddAsync("Вышла", PublicationStatus.Published, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeSpan.FromSeconds(2));
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync("/dashboard");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        foreach (var words in new[]
        {
            "Нужен человек", "Устраните причину: она названа у записи", "Последние 10 минут", "Последние сутки по часам", "половина не позже 2 с", "Застряла", "Вышла", "Записи этой недели", "Правила за неделю",
            "Обход очереди: что пора отправить", "Исполнитель заданий", "Чтобы увидеть новое, обновите страницу", new Reason("HoldPolicy", "LNK001").ToText(new("ru")),
        })
        {
            Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        }
        Assert.Contains("<details open", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/dashboard?state=OnHold&span=week#posts");
        Assert.Contains("Застряла", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Вышла ", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Последние семь дней", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/dashboard?school=01900000-0000-7000-8000-000000000000");
        Assert.Contains("Такой школы среди ваших нет", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Manager, "/dashboard")]
    [InlineData(Role.PressOfficer, "/")]
    [InlineData(Role.ContentAdmin, "/")]
    [InlineData(Role.Admin, "/")]
    public async Task The_address_alone_leads_a_manager_to_the_dashboard(Role role, string expected)
    {
        using var browser = await fixture.Server.SignInNewAsync(role, fixture.Other.Id);
        await browser.OpenAsync("/");
        Assert.Equal(expected, browser.Path);
        Assert.Contains("href=\"/dashboard\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_also_writes_stays_with_the_days_work()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = Role.PressOfficer, SchoolId = Guid.Parse(fixture.Other.Id) });
            await db.SaveChangesAsync();
        }
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/");
        Assert.Equal("/", browser.Path);
    }
}
