using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.FirstSteps;

/// <summary>How far the schools of an admin have come. The fictional school needs no setting up.</summary>
public sealed class SetupReader(SchedulerDbContext db, Actor actor, TimeProvider time)
{
    /// <summary>More schools than these are not listed: whoever sets up so many takes one after another.</summary>
    public const int Most = 20;

    /// <exception cref="ApiException">404: no such school of this admin.</exception>
    public async Task<SchoolSetup> ReadAsync(Guid schoolId, CancellationToken cancellationToken)
    {
        actor.RequireAt(schoolId, "school");
        return await Setups(db.Schools.Where(one => one.Id == schoolId)).SingleOrDefaultAsync(cancellationToken) ?? throw ApiException.NotFound("school");
    }

    public Task<bool> AnySchoolAsync(CancellationToken cancellationToken) => Mine().AnyAsync(cancellationToken);

    /// <summary>Schools that lack something, those that were begun last first.</summary>
    public async Task<IReadOnlyList<SchoolSetup>> UnfinishedAsync(CancellationToken cancellationToken) =>
        await Setups(Mine().OrderByDescending(one => one.CreatedAt).ThenBy(one => one.Id)).Where(one => one.Channels == 0 || !one.HasWriter || !one.HasApprover).Take(Most).ToListAsync(cancellationToken);

    /// <summary>The fictional school, if it is there and the caller may set it up.</summary>
    public Task<School?> FictionalAsync(CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIdsOf([Role.Admin]);
        return db.Schools.SingleOrDefaultAsync(one => one.Inn == SandboxSeed.SchoolInn && (mine == null || mine.Contains(one.Id)), cancellationToken);
    }

    private IQueryable<School> Mine()
    {
        var mine = actor.SchoolIdsOf([Role.Admin]);
        return db.Schools.Where(one => one.Inn != SandboxSeed.SchoolInn && (mine == null || mine.Contains(one.Id)));
    }

    private IQueryable<SchoolSetup> Setups(IQueryable<School> schools)
    {
        var now = time.GetUtcNow();
        var people = db.Memberships.Where(one => (one.Until == null || one.Until > now) && db.Accounts.Any(account => account.Id == one.UserId));
        return
            from school in schools
            select new SchoolSetup
            {
                Id = school.Id,
                Name = school.Name,
                Channels = db.Channels.Count(one => one.SchoolId == school.Id),
                Connecting = db.ChannelConnections.Count(one => one.SchoolId == school.Id && one.Stage != ConnectionStage.Connected && one.Stage != ConnectionStage.Discarded),
                HasWriter = people.Any(one => one.Role == Role.PressOfficer && (one.SchoolId == null || one.SchoolId == school.Id)),
                HasApprover = people.Any(one => one.Role == Role.ContentAdmin && (one.SchoolId == null || one.SchoolId == school.Id)),
            };
    }
}
