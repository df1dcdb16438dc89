using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.People;

/// <summary>The schools that the admin on the page may give roles at.</summary>
public sealed record AdminSchools(IReadOnlyList<School> Schools, bool Everywhere)
{
    /// <summary>What a form sends for "all schools".</summary>
    public const string All = "all";

    public static async Task<AdminSchools> ReadAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIds;
        return new AdminSchools(await db.Schools.AsNoTracking().Where(one => mine == null || mine.Contains(one.Id)).OrderBy(one => one.Name).ToListAsync(cancellationToken), mine is null);
    }

    /// <summary>One school stands first; "all schools" has to be chosen on purpose.</summary>
    public IReadOnlyList<(string Value, string Text)> Options => [.. Schools.Select(one => (one.Id.ToString(), one.Name)), .. Everywhere ? [(All, RoleNames.Everywhere)] : Array.Empty<(string, string)>()];

    public string NameOf(Guid? schoolId) => schoolId is null ? RoleNames.Everywhere : Schools.FirstOrDefault(one => one.Id == schoolId)?.Name ?? "";

    public TimeZoneInfo ZoneOf(Guid? schoolId) => Schools.FirstOrDefault(one => one.Id == schoolId)?.Zone ?? RoleDates.EverywhereZone;

    /// <summary>Of these roles, those that the admin may see.</summary>
    public IEnumerable<Membership> Seen(IEnumerable<Membership> memberships) => memberships.Where(one => Everywhere || Schools.Any(school => school.Id == one.SchoolId)).OrderBy(one => one.Role);
}
