using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Testing.Publishing;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>All lines or none, and none twice, whatever is killed or runs twice.</summary>
public sealed class ImportRunnerTests
{
    [Fact]
    public async Task A_stop_in_the_middle_leaves_nothing_and_the_next_start_stores_all()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 400, ImportState.Storing);
        using var stop = new CancellationTokenSource();
        // On a thread of its own: SQLite answers at once, and the whole run would be over before the next line.
        var run = Task.Run(() => world.Get<ImportRunner>().RunDueAsync(stop.Token), CancellationToken.None);
        // The note of the first ten lines: hundreds are still to be made, and nothing is committed.
        await Eventually.GetAsync(() => DoneAsync(world, id), done => done >= 10);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal((0, ImportState.Storing), await LookAsync(world, id));
        await world.Get<ImportRunner>().RunDueAsync(default);
        await world.Get<ImportRunner>().RunDueAsync(default);
        Assert.Equal((400, ImportState.Stored), await LookAsync(world, id));
    }

    [Fact]
    public async Task Two_runs_at_once_store_each_line_once()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 20, ImportState.Storing);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => world.Get<ImportRunner>().RunDueAsync(default))));
        await using var db = world.OpenDb();
        Assert.Equal(20, await db.Posts.CountAsync());
        Assert.Equal(20, (await db.Imports.SingleAsync(one => one.Id == id)).PostIds.Count);
    }

    [Fact]
    public async Task Who_lost_their_role_meanwhile_stores_nothing()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 3, ImportState.Storing);
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.Get<ImportRunner>().RunDueAsync(default);
        Assert.Equal((0, ImportState.Failed), await LookAsync(world, id));
    }

    [Fact]
    public async Task A_channel_that_is_gone_since_the_check_keeps_all_lines_from_being_stored()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 3, ImportState.Storing, false, line => line with { Kinds = line.Number == 2 ? [ChannelKind.MaxPublic, ChannelKind.SferumClosed] : [ChannelKind.MaxPublic] });
        await world.Get<ImportRunner>().RunDueAsync(default);
        Assert.Equal((0, ImportState.Failed), await LookAsync(world, id));
    }

    [Fact]
    public async Task A_channel_that_was_replaced_since_the_check_gives_way_to_the_one_in_its_place()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 2, ImportState.Storing);
        var heir = Guid.NewGuid();
        await world.ChangeAsync(async db =>
        {
            db.Channels.Add(new Channel { Id = heir, SchoolId = world.School.Id, Kind = ChannelKind.MaxPublic, Network = Network.Max, Name = "Новый", ExternalId = "-70000000000099", Environment = world.MaxChannel.Environment, CreatedAt = world.Now.AddYears(1) });
            (await db.Channels.SingleAsync(one => one.Id == world.MaxChannel.Id)).ReplacedById = heir;
        });
        await world.Get<ImportRunner>().RunDueAsync(default);
        await using var db = world.OpenDb();
        Assert.Equal([heir], await db.Publications.Where(one => one.Kind == ChannelKind.MaxPublic).Select(one => one.ChannelId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Many_posts_for_review_make_one_notification_and_old_uploads_are_forgotten()
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 12, ImportState.Checking, submits: true);
        await world.Get<ImportRunner>().RunDueAsync(default);
        Assert.Equal((0, ImportState.Checked), await LookAsync(world, id));
        await world.ChangeAsync(async db => (await db.Imports.SingleAsync(one => one.Id == id)).State = ImportState.Storing);
        await world.Get<ImportRunner>().RunDueAsync(default);
        Assert.Equal((12, ImportState.Stored), await LookAsync(world, id));
        Notification told = Assert.Single(await world.NotificationsAsync());
        Assert.Equal(("NotifyImported", "12", Role.ContentAdmin), (told.Message.Code, told.Message.Values[2], told.Audience));
        await using (var db = world.OpenDb()) Assert.All(await db.Posts.ToListAsync(), post => Assert.Equal(ReviewState.InReview, post.Review));

        world.Time.Advance(PostImport.KeptFor + TimeSpan.FromHours(1));
        await world.Get<ImportRunner>().ForgetOldAsync(default);
        await using var later = world.OpenDb();
        Assert.Equal((0, 12), (await later.Imports.CountAsync(), await later.Posts.CountAsync()));
    }

    // Moscow is UTC+3, the delay four hours, quiet hours from 21:00 to 08:00.
    [Theory]
    [InlineData("2026-09-16T06:30:00Z", "MaxPublic Gospublic", "2026-09-16T10:30:00Z")]
    [InlineData("2026-09-16T06:30:00Z", "", "2026-09-16T10:30:00Z")]
    [InlineData("2026-09-16T15:00:00Z", "", "2026-09-17T05:00:00Z")]
    [InlineData("2026-09-16T06:30:00Z", "MaxPublic", null)]
    [InlineData("2026-09-16T06:30:00Z", "Gospublic", "2026-09-16T06:30:00Z")]
    [InlineData(null, "", null)]
    public async Task The_dry_run_counts_when_the_gospublic_would_follow(string? max, string kinds, string? gospublic)
    {
        await using var world = await WorldAsync();
        var id = await AddAsync(world, 1, ImportState.Checking, false, line => line with { PublishAt = Instant(max), Kinds = [.. kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ChannelKind>)] });
        await world.Get<ImportRunner>().RunDueAsync(default);
        await using var db = world.OpenDb();
        var report = Assert.Single((await db.Imports.SingleAsync(one => one.Id == id)).Reports);
        Assert.Equal((Instant(max), Instant(gospublic)), (report.MaxAt, report.GospublicAt));
    }

    private static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<PublishingWorld> WorldAsync()
    {
        var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(db =>
        {
            db.Users.Add(new User { Id = world.Author, Name = "Автор", CreatedAt = world.Now });
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = world.Author, Role = Role.PressOfficer, SchoolId = world.School.Id, Until = world.Now.AddDays(1) });
            return Task.CompletedTask;
        });
        return world;
    }

    private static async Task<Guid> AddAsync(PublishingWorld world, int lines, ImportState state, bool submits = false, Func<ImportLine, ImportLine>? change = null)
    {
        var import = new PostImport
        {
            Id = Guid.CreateVersion7(world.Now), SchoolId = world.School.Id, CreatedById = world.Author, CreatedAt = world.Now, Name = "записи.csv", Language = "ru", Submits = submits, State = state, Total = lines,
            Lines = [.. Enumerable.Range(1, lines).Select(number => new ImportLine(number, $"{number + 1}", $"Запись {number}", $"Кружок номер {number} ждёт учеников по расписанию {number}.", null, Array.Empty<ChannelKind>(), null, Array.Empty<LineError>(), new Dictionary<string, string>())).Select(line => change?.Invoke(line) ?? line)],
            Chosen = [.. Enumerable.Range(1, lines)],
        };
        await world.ChangeAsync(db => Task.FromResult(db.Imports.Add(import)));
        return import.Id;
    }

    private static async Task<int> DoneAsync(PublishingWorld world, Guid id)
    {
        await using var db = world.OpenDb();
        return await db.Imports.Where(one => one.Id == id).Select(one => one.Done).SingleAsync();
    }

    private static async Task<(int Posts, ImportState State)> LookAsync(PublishingWorld world, Guid id)
    {
        await using var db = world.OpenDb();
        return (await db.Posts.CountAsync(), (await db.Imports.AsNoTracking().SingleAsync(one => one.Id == id)).State);
    }
}
