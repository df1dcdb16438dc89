using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Region;

/// <summary>Whether the list of schools says anything to this person: who has one school has it on the start page.</summary>
public sealed class RegionMenu(SchedulerDbContext db, Actor actor)
{
    public async Task<bool> IsShownAsync(CancellationToken cancellationToken)
    {
        if (!actor.HasAny(RegionReader.Lookers)) return false;
        return actor.SchoolIdsOf(RegionReader.Lookers) is { } mine ? mine.Count > 1 : await db.Schools.Take(2).CountAsync(cancellationToken) > 1;
    }
}
