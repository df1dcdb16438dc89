using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Storage;

/// <summary>Who shows posts hears of each commit that concerns them, of nothing before it, and of nothing that was taken back.</summary>
[Collection(ApiCollection.Name)]
public sealed class ScheduleChangesTests(ApiFixture fixture)
{
    [Fact]
    public async Task A_save_is_told_when_it_is_committed_and_names_its_schools()
    {
        var (school, other) = (Guid.NewGuid(), Guid.NewGuid());
        await using var db = await OpenAsync(school, other);
        using var heard = new Heard(fixture);
        db.Posts.Add(NewPost(school));
        await db.SaveChangesAsync();
        Assert.Equal(1, heard.Of(school));

        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Posts.Add(NewPost(school));
            await db.SaveChangesAsync();
            db.Posts.Add(NewPost(other));
            await db.SaveChangesAsync();
            Assert.Equal((1, 0), (heard.Of(school), heard.Of(other)));
            await transaction.CommitAsync();
        }
        Assert.Equal((2, 1), (heard.Of(school), heard.Of(other)));
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_told()
    {
        var school = Guid.NewGuid();
        await using var db = await OpenAsync(school);
        using var heard = new Heard(fixture);
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Posts.Add(NewPost(school));
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, heard.Of(school));
    }

    [Fact]
    public async Task A_change_of_who_may_look_is_told_to_all_and_a_sign_in_to_nobody()
    {
        var (_, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        using var heard = new Heard(fixture);
        var account = await db.Accounts.SingleAsync(one => one.Id == id);
        account.AccessFailedCount++;
        await db.SaveChangesAsync();
        Assert.False(heard.OfAll);
        account.SecurityStamp = "renewed";
        await db.SaveChangesAsync();
        Assert.True(heard.OfAll);
    }

    [Fact]
    public void Who_does_not_listen_any_more_hears_nothing()
    {
        var changes = new ScheduleChanges();
        var heard = 0;
        using (changes.Listen(_ => heard++)) changes.Tell(null);
        changes.Tell(null);
        Assert.Equal((1, 0, 2L), (heard, changes.Listeners, changes.Told));
    }

    private static Post NewPost(Guid school) => new() { Id = Guid.NewGuid(), SchoolId = school, Title = "Запись", Text = "Слова.", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch };

    private async Task<SchedulerDbContext> OpenAsync(params Guid[] schools)
    {
        var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        foreach (var id in schools) db.Schools.Add(new School { Id = id, Name = "Школа", Inn = TestInn.Next(), Region = "77", TimeZone = "Europe/Moscow", QuietHours = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) });
        await db.SaveChangesAsync();
        return db;
    }

    private sealed class Heard : IDisposable
    {
        private readonly List<IReadOnlySet<Guid>?> _told = [];
        private readonly IDisposable _listening;

        public Heard(ApiFixture fixture) => _listening = fixture.Server.Services.GetRequiredService<ScheduleChanges>().Listen(schools =>
        {
            lock (_told) _told.Add(schools);
        });

        // Other tests of this server commit at the same time, to other schools.
        public bool OfAll
        {
            get
            {
                lock (_told) return _told.Exists(one => one is null);
            }
        }

        public int Of(Guid school)
        {
            lock (_told) return _told.Count(one => one?.Contains(school) == true);
        }

        public void Dispose() => _listening.Dispose();
    }
}
