using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Everybody sees what is meant for their roles at their schools, and nothing else.</summary>
[Collection(ApiCollection.Name)]
public sealed class InboxTests(ApiFixture fixture)
{
    [Fact]
    public async Task Notifications_reach_the_role_at_the_school_and_go_to_substitutes_only_when_meant_for_them()
    {
        var school = (await fixture.Server.NewSchoolAsync()).Id;
        await NotifyAsync(school, Role.ContentAdmin, "Для проверяющих", toSubstitutes: false);
        await NotifyAsync(school, Role.ContentAdmin, "Для замещающих", toSubstitutes: true);
        await NotifyAsync(school, Role.PressOfficer, "Для пишущих", toSubstitutes: false);
        await NotifyAsync(fixture.Other.Id, Role.ContentAdmin, "Чужой школе", toSubstitutes: false);

        Assert.Equal(["Для проверяющих"], await SeenAsync(school, Role.ContentAdmin, isSubstitute: false));
        Assert.Equal(["Для замещающих", "Для проверяющих"], await SeenAsync(school, Role.ContentAdmin, isSubstitute: true));
        Assert.Equal(["Для пишущих"], await SeenAsync(school, Role.PressOfficer, isSubstitute: false));
    }

    [Fact]
    public async Task The_count_in_the_menu_goes_with_the_first_look()
    {
        var school = (await fixture.Server.NewSchoolAsync()).Id;
        await NotifyAsync(school, Role.Manager, "Раз", toSubstitutes: false);
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, school);
        Assert.Contains("Уведомления (1)", manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync("/notifications");
        Assert.Contains("новое", manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync("/notifications");
        Assert.DoesNotContain("новое", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("(1)", manager.Text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> SeenAsync(string school, Role role, bool isSubstitute)
    {
        var (email, id) = await fixture.Server.NewAccountAsync(role, school);
        await using (var db = await OpenAsync())
        {
            await db.Memberships.Where(one => one.UserId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.IsSubstitute, isSubstitute));
        }
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/notifications");
        return new[] { "Для замещающих", "Для проверяющих", "Для пишущих", "Чужой школе" }.Where(title => browser.Text.Contains(title, StringComparison.Ordinal));
    }

    private async Task NotifyAsync(string school, Role audience, string title, bool toSubstitutes)
    {
        await using var db = await OpenAsync();
        var now = TimeProvider.System.GetUtcNow().TruncateToMilliseconds();
        db.Notifications.Add(new Notification
        {
            Id = Guid.CreateVersion7(now), CreatedAt = now, SchoolId = Guid.Parse(school), Audience = audience, ToSubstitutes = toSubstitutes, Message = new Reason("NotifySubmitted", title, ""),
        });
        await db.SaveChangesAsync();
    }

    private Task<SchedulerDbContext> OpenAsync() => fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
}
