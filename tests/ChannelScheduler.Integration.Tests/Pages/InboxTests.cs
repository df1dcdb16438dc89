using System.Text.RegularExpressions;
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
    public async Task The_count_in_the_menu_goes_down_with_each_that_is_opened_and_to_nothing_when_all_are_marked()
    {
        var school = (await fixture.Server.NewSchoolAsync()).Id;
        var first = await NotifyAsync(school, Role.Manager, "Раз", toSubstitutes: false);
        foreach (var title in new[] { "Два", "Три" }) await NotifyAsync(school, Role.Manager, title, toSubstitutes: false);
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, school);
        await manager.OpenAsync("/notifications");
        Assert.Contains("Уведомления (3)", manager.Text, StringComparison.Ordinal);

        await manager.OpenAsync($"/notifications/{first}/open");
        await manager.OpenAsync("/notifications?show=unread");
        Assert.Contains("Уведомления (2)", manager.Text, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(manager.Text, "новое"));

        await manager.OpenAsync("/notifications");
        await manager.SubmitAsync("/notifications/read");
        Assert.DoesNotContain("Уведомления (", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("новое", manager.Text, StringComparison.Ordinal);
        Assert.False(manager.HasForm("/notifications/read"));

        await NotifyAsync(school, Role.Manager, "Четыре", toSubstitutes: false);
        await manager.OpenAsync("/notifications");
        Assert.Contains("Уведомления (1)", manager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_decided_about_a_post_is_not_told_of_it_any_more_and_everybody_else_is()
    {
        var school = await fixture.Server.NewSchoolAsync();
        foreach (var title in new[] { "Решённое", "Ждёт дальше" })
        {
            var id = (await school.PressOfficer.PostAsync("posts", school.Post(title, title + ", приходите в субботу."))).Must(201).Id;
            (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        }
        using var approver = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        using var colleague = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await approver.OpenAsync("/review");
        Assert.Contains("Уведомления (2)", approver.Text, StringComparison.Ordinal);
        await approver.OpenAsync(Regex.Match(approver.Html, "/review/[0-9a-f-]{36}").Value);
        await approver.SubmitAsync(approver.Path + "/approve");
        Assert.Contains("Уведомления (1)", approver.Text, StringComparison.Ordinal);
        await colleague.OpenAsync("/review");
        Assert.Contains("Уведомления (2)", colleague.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_me_shows_what_waits_for_a_decision_until_somebody_has_made_it()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = (await school.PressOfficer.PostAsync("posts", school.Post("Ждёт решения", "Приходите в субботу."))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + post, "submit")).Must(200);
        using var approver = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await approver.OpenAsync("/notifications?show=needs");
        var open = Regex.Match(approver.Html, "/notifications/[0-9a-f-]{36}/open").Value;
        await approver.OpenAsync(open);
        Assert.Equal("/review/" + post, approver.Path);

        (await school.ContentAdmin.ActAsync("posts/" + post, "reject", new { reason = "Не сейчас." })).Must(200);
        await approver.OpenAsync("/notifications?show=needs");
        Assert.Contains("Решать сейчас нечего", approver.Text, StringComparison.Ordinal);
        await approver.OpenAsync("/notifications");
        Assert.Contains("Ждёт решения", approver.Text, StringComparison.Ordinal);
        // Now it is the author's turn.
        using var author = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await author.OpenAsync("/notifications?show=needs");
        Assert.Contains("Не сейчас.", author.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_a_notification_that_is_not_theirs()
    {
        var school = (await fixture.Server.NewSchoolAsync()).Id;
        var id = await NotifyAsync(school, Role.Manager, "Не ваше", toSubstitutes: false);
        using var other = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        await other.OpenAsync($"/notifications/{id}/open");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, other.Status);
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

    private async Task<Guid> NotifyAsync(string school, Role audience, string title, bool toSubstitutes)
    {
        await using var db = await OpenAsync();
        var now = TimeProvider.System.GetUtcNow().TruncateToMilliseconds();
        var id = Guid.CreateVersion7(now);
        db.Notifications.Add(new Notification
        {
            Id = id, CreatedAt = now, SchoolId = Guid.Parse(school), Audience = audience, ToSubstitutes = toSubstitutes, Message = new Reason("NotifySubmitted", title, ""),
        });
        await db.SaveChangesAsync();
        return id;
    }

    private Task<SchedulerDbContext> OpenAsync() => fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
}
