using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Regions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Help;

/// <summary>Finds the answers for whoever asks, be it somebody who can't sign in.</summary>
public sealed class HelpDesk(IPolicySource policies, SchedulerDbContext db, Actor actor)
{
    /// <summary>In the address: the general answers, whatever the reader's region.</summary>
    public const string NoRegion = "none";

    /// <param name="asked">A region's code or <see cref="NoRegion"/>; anything else means the region of the reader's schools, when that is one.</param>
    public async Task<HelpShelf> OpenAsync(string? asked, CancellationToken cancellationToken)
    {
        var current = policies.Current;
        var region = await RegionAsync(current, asked, cancellationToken);
        var delivered = (region?.Policies ?? current).Help;
        var edits = await db.HelpEdits.AsNoTracking().Where(edit => !db.HelpEdits.Any(later => later.EntryId == edit.EntryId && later.Region == edit.Region && later.Number > edit.Number)).ToListAsync(cancellationToken);
        return new HelpShelf(delivered.With(edits), delivered, region, [.. current.Regions.Values.Where(pack => !ReferenceEquals(pack.Policies.Help, current.Help)).OrderBy(pack => pack.Name.Current, StringComparer.CurrentCulture)]);
    }

    private async Task<RegionPack?> RegionAsync(PolicySet current, string? asked, CancellationToken cancellationToken)
    {
        if (asked == NoRegion) return null;
        if (asked is not null && current.Regions.TryGetValue(asked, out var chosen)) return chosen;
        // Whoever stands at the door gets the answers of the schools behind it.
        var mine = actor.IsSignedIn ? actor.SchoolIdsOf(Enum.GetValues<Role>()) : null;
        var codes = await db.Schools.AsNoTracking().Where(school => mine == null || mine.Contains(school.Id)).Select(school => school.Region).Distinct().Take(2).ToListAsync(cancellationToken);
        return codes is [{ } only] ? current.Regions.GetValueOrDefault(only.Trim()) : null;
    }
}
