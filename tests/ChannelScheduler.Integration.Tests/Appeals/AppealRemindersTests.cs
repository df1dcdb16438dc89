using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Appeals;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Appeals;

/// <summary>An appeal is not forgotten: neither the one that never went out nor the one that nobody answers.</summary>
public sealed class AppealRemindersTests
{
    [Fact]
    public async Task A_draft_is_told_of_once_and_an_unanswered_letter_every_five_days()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await AddAsync(world, sent: false);
        await AddAsync(world, sent: true);
        var told = new List<(int Day, string Code)>();
        for (var day = 0; day <= 11; day++)
        {
            var before = (await world.NotificationsAsync()).Count;
            await Reminders(world).RemindAsync(default);
            await Reminders(world).RemindAsync(default);
            told.AddRange((await world.NotificationsAsync()).Skip(before).Select(one => (day, one.Message.Code)));
            world.Time.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal([(3, "NotifyAppealDraft"), (5, "NotifyAppealWaits"), (10, "NotifyAppealWaits")], told);
        var first = (await world.NotificationsAsync())[0];
        Assert.Equal((Role.ContentAdmin, world.School.Id, "appeals"), (first.Audience, first.SchoolId, Core.Outbox.NotificationPath.Of(first)));
        foreach (var language in new[] { "ru", "en" })
        {
            var words = string.Join(' ', (await world.NotificationsAsync()).Select(one => one.Message.ToText(System.Globalization.CultureInfo.GetCultureInfo(language))));
            Assert.DoesNotContain("Петрова", words, StringComparison.Ordinal);
            Assert.Contains("2026", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Files_of_an_answered_appeal_go_after_ninety_days_and_others_stay()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var store = Store(world);
        var (answered, waiting) = (await AddAsync(world, sent: true), await AddAsync(world, sent: true));
        var files = new List<AppealFile>();
        foreach (var (id, bytes) in new[] { (answered, new byte[] { 0xFF, 0xD8, 0xFF, 1 }), (waiting, [0xFF, 0xD8, 0xFF, 2]) })
        {
            var file = await store.KeepAsync(id, new MemoryStream(bytes), "экран.jpg", default);
            files.Add(file);
            await world.ChangeAsync(db => { db.AppealFiles.Add(file); return Task.CompletedTask; });
        }
        await world.ChangeAsync(async db => (await db.Appeals.SingleAsync(one => one.Id == answered)).MarkAnswered("", world.Now));
        var care = new AppealFileCare(world.Get<IDbContextFactory<SchedulerDbContext>>(), store, world.Time);
        world.Time.Advance(AppealFileCare.Kept - TimeSpan.FromMilliseconds(1));
        await care.RemoveAsync(default);
        Assert.All(files, file => Assert.True(File.Exists(store.PathOf(file))));
        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        await care.RemoveAsync(default);
        Assert.Equal([false, true], files.Select(file => File.Exists(store.PathOf(file))));
        await world.ChangeAsync(async db => Assert.Equal([waiting], await db.AppealFiles.Select(one => one.AppealId).ToListAsync()));
    }

    [Fact]
    public async Task Files_of_an_appeal_that_was_opened_again_go_ninety_days_after_its_second_answer()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (store, id) = (Store(world), await AddAsync(world, sent: true));
        var care = new AppealFileCare(world.Get<IDbContextFactory<SchedulerDbContext>>(), store, world.Time);
        AppealFile file = null!;
        for (var round = 0; round < 2; round++)
        {
            file = await store.KeepAsync(id, new MemoryStream([0xFF, 0xD8, 0xFF, (byte)round]), "экран.jpg", default);
            await world.ChangeAsync(db => { db.AppealFiles.Add(file); return Task.CompletedTask; });
            await world.ChangeAsync(async db => (await db.Appeals.SingleAsync(one => one.Id == id)).MarkAnswered("", world.Now));
            world.Time.Advance(AppealFileCare.Kept);
            await care.RemoveAsync(default);
            Assert.False(File.Exists(store.PathOf(file)));
            await world.ChangeAsync(async db =>
            {
                var appeal = await db.Appeals.SingleAsync(one => one.Id == id);
                appeal.Reopen(world.Now);
                appeal.MarkSent(world.Now);
            });
        }
    }

    [Fact]
    public async Task A_file_that_no_appeal_names_is_swept_away_after_a_day()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (store, id) = (Store(world), await AddAsync(world, sent: false));
        var care = new AppealFileCare(world.Get<IDbContextFactory<SchedulerDbContext>>(), store, world.Time);
        var files = new List<AppealFile>();
        for (byte i = 0; i < 3; i++) files.Add(await store.KeepAsync(id, new MemoryStream([0xFF, 0xD8, 0xFF, i]), "экран.jpg", default));
        await world.ChangeAsync(db => { db.AppealFiles.Add(files[0]); return Task.CompletedTask; });
        foreach (var (file, age) in files.Zip([2.0, 2.0, 0.9])) File.SetLastWriteTimeUtc(store.PathOf(file), (world.Now - TimeSpan.FromDays(age)).UtcDateTime);
        await care.RemoveAsync(default);
        Assert.Equal([true, false, true], files.Select(file => File.Exists(store.PathOf(file))));
    }

    private static AppealReminders Reminders(PublishingWorld world) => new(world.Get<IDbContextFactory<SchedulerDbContext>>(), world.Rules, world.Time);

    private static AppealFileStore Store(PublishingWorld world) => new(Path.Combine(world.Folder, "appeals"), world.Time);

    private static async Task<Guid> AddAsync(PublishingWorld world, bool sent)
    {
        var appeal = new Appeal
        {
            Id = Guid.CreateVersion7(world.Now), SchoolId = world.School.Id, Kind = AppealKind.ChannelSupport, CreatedById = world.Author, Audience = Role.ContentAdmin,
            CreatedAt = world.Now, ChangedAt = world.Now, Person = "Петрова (пример)",
        };
        if (sent) appeal.MarkSent(world.Now);
        await world.ChangeAsync(db => { db.Appeals.Add(appeal); return Task.CompletedTask; });
        return appeal.Id;
    }
}
