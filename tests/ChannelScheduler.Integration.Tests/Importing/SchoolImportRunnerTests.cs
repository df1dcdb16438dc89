using System.Globalization;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>All schools or none, and none twice.</summary>
public sealed class SchoolImportRunnerTests
{
    [Fact]
    public async Task Two_runs_at_once_make_four_hundred_schools_once_each_with_its_audit_row()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, Lines(400));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => world.Get<SchoolImportRunner>().RunDueAsync(default))));
        await using var db = world.OpenDb();
        var import = await db.SchoolImports.SingleAsync(one => one.Id == id);
        Assert.Equal((ImportState.Stored, 400, 400), (import.State, import.Created, import.Done));
        Assert.Equal(401, await db.Schools.CountAsync());
        var rows = await db.Audit.Where(one => one.Action == "school.created").ToListAsync();
        Assert.Equal((400, 400), (rows.Count, rows.Select(one => one.SchoolId).Distinct().Count()));
        Assert.All(rows, row => Assert.Equal(world.Author, row.ActorId));
        var school = await db.Schools.SingleAsync(one => one.Name == "Школа 7");
        Assert.Equal(("66", "Asia/Yekaterinburg", new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)), true), (school.Region, school.TimeZone, school.QuietHours, school.SelfApproval));
    }

    [Fact]
    public async Task The_same_table_again_makes_nothing_and_a_school_made_meanwhile_stays_as_it_is()
    {
        await using var world = await WorldAsync();
        var lines = Lines(5);
        var (first, second) = (await AddAsync(world, lines), await AddAsync(world, [.. lines.Select(one => one with { Name = "Другое имя" })]));
        await world.Get<SchoolImportRunner>().RunDueAsync(default);
        await using var db = world.OpenDb();
        Assert.Equal([(first, 5), (second, 0)], (await db.SchoolImports.OrderBy(one => one.Id).ToListAsync()).Select(one => (one.Id, one.Created)));
        Assert.Equal(6, await db.Schools.CountAsync());
        Assert.False(await db.Schools.AnyAsync(one => one.Name == "Другое имя"));
    }

    [Fact]
    public async Task Lines_with_errors_and_known_schools_are_left_out()
    {
        await using var world = await WorldAsync();
        var lines = Lines(4);
        await AddAsync(world, [lines[0] with { Errors = [new LineError("inn", "Плохо")] }, lines[1] with { Stored = "Есть" }, lines[2] with { RepeatOf = "2" }, lines[3]]);
        await world.Get<SchoolImportRunner>().RunDueAsync(default);
        await using var db = world.OpenDb();
        Assert.Equal(["Школа", "Школа 4"], await db.Schools.OrderBy(one => one.Name).Select(one => one.Name).ToListAsync());
    }

    [Fact]
    public async Task Who_lost_their_role_meanwhile_makes_nothing()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, Lines(3));
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.Get<SchoolImportRunner>().RunDueAsync(default);
        await using var db = world.OpenDb();
        Assert.Equal((ImportState.Failed, 1), ((await db.SchoolImports.SingleAsync(one => one.Id == id)).State, await db.Schools.CountAsync()));
    }

    [Fact]
    public async Task An_old_upload_is_forgotten_and_its_schools_stay()
    {
        await using var world = await WorldAsync();
        await AddAsync(world, Lines(3));
        await world.Get<SchoolImportRunner>().RunDueAsync(default);
        world.Time.Advance(PostImport.KeptFor - TimeSpan.FromHours(1));
        await world.Get<SchoolImportRunner>().ForgetOldAsync(default);
        await using var db = world.OpenDb();
        Assert.Equal(1, await db.SchoolImports.CountAsync());
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.Get<SchoolImportRunner>().ForgetOldAsync(default);
        Assert.Equal((0, 4), (await db.SchoolImports.CountAsync(), await db.Schools.CountAsync()));
    }

    private static SchoolLine[] Lines(int count) => [.. Enumerable.Range(1, count).Select(number => new SchoolLine(
        number, (number + 1).ToString(CultureInfo.InvariantCulture), $"Школа {number}", TestInn.Next(), "66", "Asia/Yekaterinburg", new TimeOnly(22, 0), new TimeOnly(7, 0), number == 7, Array.Empty<LineError>(), new Dictionary<string, string>()))];

    private static async Task<PublishingWorld> WorldAsync()
    {
        var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(db =>
        {
            db.Users.Add(new User { Id = world.Author, Name = "Администратор", CreatedAt = world.Now });
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = world.Author, Role = Role.Admin, Until = world.Now.AddDays(1) });
            return Task.CompletedTask;
        });
        return world;
    }

    private static async Task<Guid> AddAsync(PublishingWorld world, SchoolLine[] lines)
    {
        var import = new SchoolImport { Id = Guid.CreateVersion7(world.Now), CreatedById = world.Author, CreatedAt = world.Now, Name = "школы.csv", Lines = [.. lines], State = ImportState.Storing, Total = lines.Length };
        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        await world.ChangeAsync(db => Task.FromResult(db.SchoolImports.Add(import)));
        return import.Id;
    }
}
