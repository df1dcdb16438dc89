using System.Net;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Pages.FirstSteps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>The way from the first admin to the first post: each step knows from what is stored whether it is done.</summary>
[Collection(ApiCollection.Name)]
public sealed class FirstStepsTests(ApiFixture fixture)
{
    /// <summary>Channels, a writer, an approver; where the admin is led to.</summary>
    [Theory]
    [InlineData(0, false, false, "channels")]
    [InlineData(1, false, false, "people/writer")]
    [InlineData(1, true, false, "people/approver")]
    [InlineData(0, true, true, "channels")]
    [InlineData(1, false, true, "people/writer")]
    [InlineData(3, true, true, "done")]
    public void The_next_step_is_the_first_that_is_not_done(int channels, bool hasWriter, bool hasApprover, string next)
    {
        var setup = new SchoolSetup { Id = Guid.Empty, Name = "", Channels = channels, Connecting = 0, HasWriter = hasWriter, HasApprover = hasApprover };

        Assert.Equal($"/first-steps/{Guid.Empty}/{next}", setup.NextPath);
        Assert.Equal(next == "done", setup.IsComplete);
    }

    [Fact]
    public async Task An_admin_goes_from_an_empty_program_to_a_school_that_can_publish()
    {
        await using var server = await SchedulerServer.StartAsync();
        using var admin = await server.SignInNewAsync(Role.Admin, null);
        Assert.Contains("Заведите школу", admin.Text, StringComparison.Ordinal);

        await admin.OpenAsync("/first-steps/school");
        await admin.SubmitAsync("/first-steps/school", ("name", "Школа у реки"), ("inn", "66 1234 5670"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("последняя цифра не сходится", admin.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"66 1234 5670\"", admin.Html, StringComparison.Ordinal);
        var inn = Inn66();
        await admin.SubmitAsync("/first-steps/school", ("name", "Школа у реки"), ("inn", inn[..2] + " " + inn[2..]));
        Assert.EndsWith("/place", admin.Path, StringComparison.Ordinal);
        var id = admin.Path.Split('/')[2];
        // The region stands in the INN, and the zone in the region.
        Assert.Contains("value=\"Asia/Yekaterinburg\" selected", admin.Html, StringComparison.Ordinal);
        await admin.SubmitAsync($"/first-steps/{id}/place");
        Assert.Equal($"/first-steps/{id}/quiet", admin.Path);
        await admin.SubmitAsync($"/first-steps/{id}/quiet", ("quietFrom", "21:00"), ("quietTo", "08:00"));
        Assert.Equal($"/first-steps/{id}/channels", admin.Path);

        // Left here and come back to: the start page knows what is missing.
        await admin.OpenAsync("/");
        Assert.Contains("Осталось настроить: Школа у реки", admin.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/first-steps/{id}/channels\"", admin.Html, StringComparison.Ordinal);

        await admin.OpenAsync($"/first-steps/{id}/channels");
        await admin.SubmitAsync($"/first-steps/{id}/sandbox");
        Assert.Contains("Каналы песочницы готовы", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync($"/first-steps/{id}/people/writer");
        await admin.SubmitAsync($"/first-steps/{id}/people/writer/me");
        Assert.Contains("Уже есть", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync($"/first-steps/{id}/people/approver");
        await admin.SubmitAsync($"/first-steps/{id}/people/approver", ("name", "Вымышленный Пётр"), ("email", "petr@example.org"));
        Assert.Contains($"href=\"/first-steps/{id}/people/approver\"", admin.Html, StringComparison.Ordinal);
        await admin.OpenAsync($"/first-steps/{id}/done");
        Assert.Contains("Написать первую запись", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/");
        Assert.DoesNotContain("Осталось настроить", admin.Text, StringComparison.Ordinal);

        await using var db = await OpenAsync(server);
        var school = await db.Schools.SingleAsync(one => one.Id == Guid.Parse(id));
        Assert.Equal(("66", "Asia/Yekaterinburg", new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0))), (school.Region, school.TimeZone, school.QuietHours));
        var channels = await db.Channels.Where(one => one.SchoolId == school.Id).ToListAsync();
        Assert.Equal(Enum.GetValues<ChannelKind>(), channels.Select(one => one.Kind).Order());
        Assert.All(channels, one => Assert.Equal(ChannelEnvironment.Sandbox, one.Environment));
        await admin.OpenAsync("/posts/new?school=" + id);
        Assert.Equal(3, channels.Count(one => admin.Html.Contains(one.Id.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sandbox_channels_are_made_once_and_really_publish()
    {
        await using var server = await SchedulerServer.StartAsync();
        using var admin = await server.SignInNewAsync(Role.Admin, null);
        var id = (await server.Admin.PostAsync("schools", new { name = "Школа песочницы", inn = TestInn.Next(), timeZone = "Europe/Moscow" })).Must(201).Id;
        await admin.OpenAsync($"/first-steps/{id}/channels");
        await admin.SubmitAsync($"/first-steps/{id}/sandbox");
        await admin.OpenAsync($"/first-steps/{id}/channels");
        Assert.False(admin.HasForm($"/first-steps/{id}/sandbox"));
        foreach (var channel in (await server.Admin.GetAsync("channels")).Must(200).Json["items"]!.AsArray().Where(one => one!["schoolId"]!.ToString() == id))
        {
            var report = (await server.Admin.PostAsync($"channels/{channel!["id"]}/check", new { })).Must(200);
            Assert.True((bool)report.Json["ok"]!, report.Body);
        }
    }

    [Theory]
    [InlineData("123456789", "10 цифр, а здесь 9")]
    [InlineData("", "10 цифр, а здесь 0")]
    [InlineData("66123456O1", "только из цифр")]
    [InlineData("6612345679", "не сходится")]
    public async Task A_wrong_INN_is_told_by_what_is_wrong_with_it(string inn, string words)
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, null);
        await admin.OpenAsync("/first-steps/school");
        await admin.SubmitAsync("/first-steps/school", ("name", "Школа"), ("inn", inn));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains(words, admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_the_fictional_school_lets_the_admin_write_and_approve_there_alone()
    {
        await using var server = await SchedulerServer.StartAsync();
        using var admin = await server.SignInNewAsync(Role.Admin, null);
        await admin.OpenAsync("/first-steps");
        await admin.SubmitAsync("/first-steps/try");
        Assert.StartsWith("/posts/new?school=", admin.Path, StringComparison.Ordinal);
        Assert.Contains("Вы на вымышленной школе", admin.Text, StringComparison.Ordinal);
        await using var db = await OpenAsync(server);
        Assert.True((await db.Schools.SingleAsync(one => one.Inn == SchedulerServer.SchoolInn)).SelfApproval);
        // Pressed again, nothing is added twice.
        await admin.OpenAsync("/first-steps");
        await admin.SubmitAsync("/first-steps/try");
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Equal(2, await db.Memberships.CountAsync(one => one.SchoolId != null && db.Accounts.Any(account => account.Id == one.UserId)));
    }

    [Fact]
    public async Task Each_step_shows_what_is_stored_when_it_is_opened_again()
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/first-steps/{fixture.Other.Id}/quiet");
        await admin.SubmitAsync($"/first-steps/{fixture.Other.Id}/quiet", ("quietFrom", "00:00"), ("quietTo", "00:00"));
        await admin.OpenAsync($"/first-steps/{fixture.Other.Id}/place");
        Assert.Contains("value=\"Europe/Moscow\" selected", admin.Html, StringComparison.Ordinal);
        await admin.OpenAsync($"/first-steps/{fixture.Other.Id}/people/nobody");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        await admin.OpenAsync($"/first-steps/{Guid.NewGuid()}/channels");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
    }

    // An INN of region 66 with its check digit.
    private static string Inn66()
    {
        const string digits = "661234567";
        return Enumerable.Range(0, 10).Select(last => digits + last).Single(text => Inn.TryParse(text, out _));
    }

    private static Task<SchedulerDbContext> OpenAsync(SchedulerServer server) => server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
}
