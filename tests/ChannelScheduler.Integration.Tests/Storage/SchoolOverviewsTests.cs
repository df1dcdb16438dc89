using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Storage;

/// <summary>What is read of a school, from the rows that publishing itself leaves. It is Tuesday, ten o'clock in Moscow.</summary>
public sealed class SchoolOverviewsTests
{
    [Fact]
    public async Task Posts_are_counted_once_for_their_week_and_the_last_one_of_each_network_is_known()
    {
        await using var world = await WorldAsync();
        var post = await world.ApproveAsync();
        await world.LiveAsync(TimeSpan.FromHours(6), TimeSpan.FromMinutes(10));
        Assert.Equal(PublicationStatus.Published, (await world.VkAsync(post)).Status);
        // One more this week, one in the next.
        await world.ApproveAsync(world.Now.AddDays(2), "Приходите на концерт в актовый зал, будет интересно всем.");
        await world.ApproveAsync(world.Now.AddDays(8), "Библиотека собирает книги для выставки о космосе.");
        var seen = await ReadAsync(world);
        Assert.Equal((2, true), (seen.Week.Posts, seen.Week.IsAsked));
        Assert.Equal((await world.MaxAsync(post)).SentAt, seen.Of(ChannelKind.MaxPublic)!.LastPostAt);
        Assert.Equal((await world.VkAsync(post)).SentAt, seen.Of(ChannelKind.Gospublic)!.LastPostAt);
        Assert.True(seen.Of(ChannelKind.Gospublic)!.LastPostAt > seen.Of(ChannelKind.MaxPublic)!.LastPostAt);
    }

    [Fact]
    public async Task What_waits_and_what_needs_a_person_is_counted()
    {
        await using var world = await WorldAsync();
        var first = await world.WriteAsync();
        await world.DoAsync(first, (commands, work) => commands.Submit(work, world.Author));
        var asked = (await world.PostAsync(first)).ReviewAskedAt;
        world.Time.Advance(TimeSpan.FromHours(2));
        var second = await world.WriteAsync(text: "Приходите на концерт в актовый зал, будет интересно всем.");
        await world.DoAsync(second, (commands, work) => commands.Submit(work, world.Author));
        var missed = await world.ApproveAsync(world.Now.AddHours(1), "Библиотека собирает книги для выставки о космосе.");
        // Not approved, so it is no business of the queue.
        await world.ChangeAsync(async db =>
        {
            await db.Publications.Where(one => one.PostId == missed).ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, PublicationStatus.Missed));
            await db.Publications.Where(one => one.PostId == first).ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, PublicationStatus.Failed));
        });
        var seen = await ReadAsync(world);
        Assert.Equal((2, asked), (seen.Waiting, seen.WaitingSince));
        Assert.Equal((0, 2, 0), (seen.Failed, seen.Missed, seen.InDoubt));
    }

    [Fact]
    public async Task People_count_while_their_role_holds_and_tokens_by_their_end()
    {
        await using var world = await WorldAsync();
        Assert.Equal((false, false), await PeopleAsync());
        var (writer, approver) = (Guid.NewGuid(), Guid.NewGuid());
        await world.ChangeAsync(db =>
        {
            db.Users.Add(new User { Id = writer, Name = "А", CreatedAt = world.Now });
            db.Users.Add(new User { Id = approver, Name = "Б", CreatedAt = world.Now });
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = writer, Role = Role.PressOfficer, SchoolId = world.School.Id });
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = approver, Role = Role.ContentAdmin, SchoolId = world.School.Id, Until = world.Now.AddDays(1) });
            return Task.CompletedTask;
        });
        Assert.Equal((true, true), await PeopleAsync());
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((true, false), await PeopleAsync());
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(one => one.Id == writer)).DisabledAt = world.Now);
        Assert.Equal((false, false), await PeopleAsync());
        // Who approves at every school approves here; a writer is somebody of the school.
        await world.ChangeAsync(db =>
        {
            foreach (var role in new[] { Role.ContentAdmin, Role.PressOfficer }) db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = approver, Role = role });
            return Task.CompletedTask;
        });
        Assert.Equal((false, true), await PeopleAsync());

        var end = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        await world.ChangeAsync(async db => (await db.Set<ChannelToken>().FirstAsync(one => one.ChannelId == world.Gospublic.Id)).ExpiresAt = end);
        Assert.Equal(end, (await ReadAsync(world)).TokenEnds);

        async Task<(bool, bool)> PeopleAsync() => await ReadAsync(world) is var seen ? (seen.HasWriter, seen.HasApprover) : default;
    }

    [Fact]
    public async Task Only_the_asked_schools_are_read()
    {
        await using var world = await WorldAsync();
        await world.ChangeAsync(db => Task.FromResult(db.Schools.Add(new School { Id = Guid.NewGuid(), Name = "Другая", Inn = "0000000057", Region = "66", TimeZone = "Asia/Yekaterinburg", QuietHours = QuietHours.Default, CreatedAt = world.Now })));
        await using var db = world.OpenDb();
        var seen = Assert.Single(await SchoolOverviews.ReadAsync(db, world.Rules.Current, db.Schools.Where(one => one.Region == "66"), world.Now, default));
        Assert.Equal(("Другая", 0, false), (seen.Name, seen.Channels.Count, seen.IsSandbox));
        Assert.Equal([SchoolTroubleKind.NoChannel, SchoolTroubleKind.NoPeople], SchoolTroubles.Of(seen, world.Now).Select(one => one.Kind));
    }

    private static async Task<PublishingWorld> WorldAsync() => await PublishingWorld.CreateAsync();

    private static async Task<SchoolOverview> ReadAsync(PublishingWorld world)
    {
        await using var db = world.OpenDb();
        return (await SchoolOverviews.ReadAsync(db, world.Rules.Current, db.Schools.Where(one => one.Id == world.School.Id), world.Now, default)).Single();
    }
}
