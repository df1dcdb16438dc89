using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using ChannelScheduler.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>What may be done to an upload, and when: a choice that changes under a running import would store what nobody chose.</summary>
public sealed class ImportChoiceTests
{
    [Theory]
    [InlineData(ImportState.Checking)]
    [InlineData(ImportState.Storing)]
    [InlineData(ImportState.Stored)]
    [InlineData(ImportState.Failed)]
    public async Task Lines_are_chosen_and_stored_only_between_the_check_and_the_storing(ImportState state)
    {
        await using var world = await PublishingWorld.CreateAsync();
        await using var db = world.OpenDb();
        var (commands, import) = await OpenAsync(world, db, state);
        Assert.Equal("ImportNotChecked", (await Assert.ThrowsAsync<RefusedException>(() => commands.ChooseAsync(import, [1], [], true, default))).Code);
        Assert.Equal("ImportNotChecked", (await Assert.ThrowsAsync<RefusedException>(() => commands.StoreAsync(import, default))).Code);
        Assert.Equal((state, false), (import.State, import.Submits));
        Assert.Equal([1, 2], import.Chosen);
    }

    [Fact]
    public async Task What_is_being_stored_can_not_be_discarded_and_what_is_checked_can()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await using var db = world.OpenDb();
        var (commands, storing) = await OpenAsync(world, db, ImportState.Storing);
        await Assert.ThrowsAsync<RefusedException>(() => commands.DiscardAsync(storing, default));
        var (_, ready) = await OpenAsync(world, db, ImportState.Checked);
        await commands.DiscardAsync(ready, default);
        Assert.Equal([storing.Id], await db.Imports.Select(one => one.Id).ToListAsync());
    }

    [Fact]
    public async Task A_line_with_errors_can_not_be_chosen_and_lines_that_were_not_shown_keep_their_choice()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await using var db = world.OpenDb();
        var (commands, import) = await OpenAsync(world, db, ImportState.Checked);
        await commands.ChooseAsync(import, [1, 3, 4], [3, 4, 99], true, default);
        Assert.Equal([2, 3], import.Chosen);
        Assert.True(import.Submits);
    }

    [Fact]
    public async Task A_chosen_time_that_has_passed_meanwhile_is_named_and_nothing_is_stored()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await using var db = world.OpenDb();
        var (commands, import) = await OpenAsync(world, db, ImportState.Checked);
        world.Time.Advance(TimeSpan.FromHours(2));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => commands.StoreAsync(import, default));
        Assert.Equal(("ImportPassed", ImportState.Checked), (refused.Code, import.State));
        await commands.ChooseAsync(import, [1, 2, 3], [], false, default);
        Assert.Equal("ImportNothing", (await Assert.ThrowsAsync<RefusedException>(() => commands.StoreAsync(import, default))).Code);
    }

    // Line 4 has errors; line 2 is due in an hour.
    private static async Task<(ImportCommands Commands, PostImport Import)> OpenAsync(PublishingWorld world, SchedulerDbContext db, ImportState state)
    {
        var import = new PostImport
        {
            Id = Guid.CreateVersion7(world.Now), SchoolId = world.School.Id, CreatedById = world.Author, CreatedAt = world.Now, Name = "записи.csv", Language = "ru", State = state, Total = 4,
            Lines = [.. Enumerable.Range(1, 4).Select(number => new ImportLine(number, $"{number + 1}", $"Запись {number}", "Текст", null, Array.Empty<ChannelKind>(), number == 2 ? world.Now.AddHours(1) : null, Array.Empty<LineError>(), new Dictionary<string, string>()))],
            Reports = [.. Enumerable.Range(1, 4).Select(number => new LineReport(number, number == 4 ? LineVerdict.Unusable : LineVerdict.Pass, null, null, [], [], []))],
            Chosen = [1, 2],
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync();
        // None of what is asked here looks at who asks: that stands before it.
        return (new ImportCommands(db, null!, null!, new ImportSignal(), world.Time), import);
    }
}
