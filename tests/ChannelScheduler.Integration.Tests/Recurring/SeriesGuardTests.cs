using System.Globalization;
using System.Net;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Media;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Recurring;

/// <summary>What a series refuses, asked past its pages.</summary>
[Collection(ApiCollection.Name)]
public sealed class SeriesGuardTests(ApiFixture fixture)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);

    [Fact]
    public async Task Another_schools_channels_and_pictures_and_two_channels_of_a_kind_are_refused()
    {
        var (school, other) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        var theirs = (await other.PressOfficer.UploadAsync(Pictures.Jpeg(), "чужая.jpg")).Must(201).Id;
        var second = Guid.CreateVersion7();
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            db.Channels.Add(new Channel { Id = second, SchoolId = Guid.Parse(school.Id), Kind = ChannelKind.MaxPublic, Network = Network.Max, Name = "Второй", ExternalId = $"{second:N}", CreatedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
        }
        Assert.Equal("UnknownChannel", (await school.PressOfficer.PostAsync("series", Series(school, channels: [other.MaxId]))).Must(422).Text("code"));
        Assert.Equal("UnknownMedia", (await school.PressOfficer.PostAsync("series", Series(school, media: [theirs]))).Must(422).Text("code"));
        Assert.Equal("OneChannelPerKind", (await school.PressOfficer.PostAsync("series", Series(school, channels: [school.MaxId, second.ToString()]))).Must(422).Text("code"));
        Assert.Equal("UnknownSchool", (await school.PressOfficer.PostAsync("series", Series(other))).Must(422).Text("code"));
        Assert.Empty((await school.PressOfficer.GetAsync("series")).Must(200).Json["items"]!.AsArray());
        Assert.Empty((await other.PressOfficer.GetAsync("series")).Must(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_day_that_has_passed_or_whose_post_is_out_is_not_skipped()
    {
        var school = await fixture.Server.NewSchoolAsync();
        // Today's time was midnight.
        var made = (await school.PressOfficer.PostAsync("series", Series(school, time: "00:00:00", starts: 0))).Must(201);
        (await school.PressOfficer.PostAsync($"series/{made.Id}/skip", new { date = Iso(0) })).Must(422);

        var day = made.Json["next"]![0]!;
        var post = day["postId"]!.ToString();
        await school.ApproveAsync(post);
        var seen = (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Json["publications"]!.AsArray().First(one => one!["kind"]!.ToString() == "maxPublic")!;
        (await school.ContentAdmin.PostAsync($"publications/{seen["id"]}/publish-now", new { reason = "Пора" }, $"\"{seen["version"]}\"")).Must(200);
        await Eventually.GetAsync(async () => (await school.PressOfficer.GetAsync("posts/" + post)).Text("status"), status => status is "partlyPublished" or "published");
        Assert.Equal("SeriesSkipOut", (await school.PressOfficer.PostAsync($"series/{made.Id}/skip", new { date = day["date"]!.ToString() })).Must(409).Text("code"));
        Assert.Equal("made", (await school.PressOfficer.GetAsync("series/" + made.Id)).Must(200).Json["next"]![0]!["outcome"]!.ToString());
    }

    [Fact]
    public async Task A_day_that_nobody_left_out_can_not_be_taken_in_again_and_an_old_page_changes_nothing()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var made = (await school.PressOfficer.PostAsync("series", Series(school))).Must(201);
        var before = await CountAsync(school);
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await browser.OpenAsync("/series/" + made.Id);
        var form = browser.FormOf($"/series/{made.Id}/skip").Where(field => field.Key != "date").ToList();
        await browser.SendAsync($"/series/{made.Id}/restore", [.. form, KeyValuePair.Create("date", made.Json["next"]![0]!["date"]!.ToString())]);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal(before, await CountAsync(school));

        await browser.OpenAsync("/series/" + made.Id);
        var old = browser.FormOf($"/series/{made.Id}/end");
        await browser.SubmitAsync($"/series/{made.Id}/pause");
        await browser.SendAsync($"/series/{made.Id}/end", old);
        Assert.Equal(HttpStatusCode.PreconditionFailed, browser.Status);
        Assert.Equal("paused", (await school.PressOfficer.GetAsync("series/" + made.Id)).Must(200).Text("state"));
    }

    private static async Task<int> CountAsync(TestSchool school) => (await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray().Count;

    private static object Series(TestSchool school, IReadOnlyList<string>? channels = null, IReadOnlyList<string>? media = null, string time = "09:00:00", int starts = 1) => new
    {
        schoolId = school.Id, title = "Меню", text = "Каша и чай.", channelIds = channels ?? [school.MaxId, school.VkId], mediaIds = media ?? [],
        recurrence = new { kind = "weekly", time, startsOn = Iso(starts), endsOn = Iso(60), weekdays = Enum.GetNames<DayOfWeek>().Select(name => name.ToLowerInvariant()) },
    };

    private static string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
