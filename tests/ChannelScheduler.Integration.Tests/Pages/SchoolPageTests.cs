using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Schools are made by admins of all schools and set up by their own.</summary>
[Collection(ApiCollection.Name)]
public sealed class SchoolPageTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_school_is_made_and_its_settings_change_in_the_audit()
    {
        using var admin = await Server.SignInNewAsync(Role.Admin, null);
        var inn = TestInn.Next();
        await admin.OpenAsync("/schools/new");
        await admin.SubmitAsync("/schools/new", ("name", "Школа у реки"), ("inn", inn), ("timeZone", "Asia/Omsk"), ("quietFrom", "22:00"), ("quietTo", "07:30"));
        Assert.Contains("Школа заведена", admin.Text, StringComparison.Ordinal);
        var school = await ReadAsync(inn);
        Assert.Equal(("Asia/Omsk", new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 30)), false, "00"), (school.TimeZone, school.QuietHours, school.SelfApproval, school.Region));

        var path = $"/schools/{school.Id}";
        await admin.OpenAsync(path);
        var stale = admin.FormOf(path, ("name", "Чужое имя"));
        await admin.SubmitAsync(path, ("selfApproval", "on"));
        Assert.True((await ReadAsync(inn)).SelfApproval);
        await using (var db = OpenDb())
        {
            var changed = await db.Audit.SingleAsync(one => one.SchoolId == school.Id && one.Action == "school.changed");
            Assert.Equal("self-approval off -> self-approval on", changed.Details);
        }
        // Another admin's page from before.
        await admin.SendAsync(path, stale.Select(field => field.Key == "_once" ? KeyValuePair.Create("_once", Guid.NewGuid().ToString("N")) : field));
        Assert.Equal(HttpStatusCode.PreconditionFailed, admin.Status);
        Assert.Contains("value=\"Чужое имя\"", admin.Html, StringComparison.Ordinal);
        Assert.Equal("Школа у реки", (await ReadAsync(inn)).Name);
    }

    [Theory]
    [InlineData("inn", "0012345678", "не сходится")]
    [InlineData("inn", "12", "цифр")]
    [InlineData("inn", SchedulerServer.SchoolInn, "уже есть")]
    [InlineData("timeZone", "Mars/Olympus", "Mars/Olympus")]
    [InlineData("name", "", "Название")]
    [InlineData("quietFrom", "поздно", "время")]
    public async Task A_wrong_field_is_said_and_nothing_is_stored(string field, string value, string said)
    {
        using var admin = await Server.SignInNewAsync(Role.Admin, null);
        var before = await Server.CountAllAsync();
        var fields = new Dictionary<string, string> { ["name"] = "Школа на горе", ["inn"] = TestInn.Next(), [field] = value };
        await admin.OpenAsync("/schools/new");
        await admin.SubmitAsync("/schools/new", [.. fields.Select(one => (one.Key, one.Value))]);
        Assert.True(admin.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict, admin.Text);
        Assert.Contains(said, admin.Text, StringComparison.OrdinalIgnoreCase);
        if (field != "name") Assert.Contains("value=\"Школа на горе\"", admin.Html, StringComparison.Ordinal);
        Assert.Equal(before, await Server.CountAllAsync());
    }

    [Fact]
    public async Task An_admin_of_one_school_sets_up_that_school_alone()
    {
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync("/schools");
        Assert.Contains("Школа " + fixture.Other.Inn, admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("(пример)", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/schools/new");
        Assert.False(admin.HasForm("/schools/new"));
        var other = await ReadAsync(SchedulerServer.SchoolInn);
        await admin.OpenAsync($"/schools/{other.Id}");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);

        await admin.OpenAsync($"/schools/{fixture.Other.Id}");
        var sent = admin.FormOf($"/schools/{fixture.Other.Id}", ("name", "Захват"), ("inn", TestInn.Next()));
        await admin.SendAsync($"/schools/{other.Id}", sent);
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        await admin.SendAsync("/schools/new", sent);
        Assert.Equal(HttpStatusCode.Forbidden, admin.Status);
        Assert.NotEqual("Захват", (await ReadAsync(SchedulerServer.SchoolInn)).Name);
    }

    private SchedulerDbContext OpenDb() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    private async Task<School> ReadAsync(string inn)
    {
        await using var db = OpenDb();
        return await db.Schools.AsNoTracking().SingleAsync(one => one.Inn == inn);
    }
}
