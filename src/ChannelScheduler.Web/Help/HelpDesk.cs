using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Regions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Help;

/// <summary>Finds the answers for whoever asks, be it somebody who can't sign in.</summary>
public sealed class HelpDesk(IPolicySource policies, SchedulerDbContext db, EditedHelp edited, Actor actor)
{
    /// <summary>In the address: the general answers, whatever the reader's region.</summary>
    public const string NoRegion = "none";

    /// <param name="asked">A region's code or <see cref="NoRegion"/>; anything else means the region of the reader's schools, when that is one.</param>
    public async Task<HelpShelf> OpenAsync(string? asked, CancellationToken cancellationToken)
    {
        var current = policies.Current;
        var region = await RegionAsync(current, asked, cancellationToken);
        var delivered = (region?.Policies ?? current).Help;
        return new HelpShelf(edited.Of(delivered, await NewestAsync(cancellationToken)), delivered, region, [.. current.Regions.Values.Where(pack => !ReferenceEquals(pack.Policies.Help, current.Help)).OrderBy(pack => pack.Name.Current, StringComparer.CurrentCulture)]);
    }

    /// <summary>Owners' words for questions that the folders have no more: no reader is shown them, and no owner is to lose them.</summary>
    public async Task<IReadOnlyList<HelpEdit>> LostAsync(CancellationToken cancellationToken)
    {
        var current = policies.Current;
        return [.. (await NewestAsync(cancellationToken)).Where(edit => edit.AnswerRu is not null && !IsThere(edit)).OrderBy(edit => edit.EntryId, StringComparer.Ordinal)];

        bool IsThere(HelpEdit edit) =>
            edit.Region.Length == 0 ? current.Help.Find(edit.EntryId) is not null : current.Regions.GetValueOrDefault(edit.Region)?.Policies.Help.Find(edit.EntryId)?.Region == edit.Region;
    }

    private Task<List<HelpEdit>> NewestAsync(CancellationToken cancellationToken) =>
        db.HelpEdits.AsNoTracking().Where(edit => !db.HelpEdits.Any(later => later.EntryId == edit.EntryId && later.Region == edit.Region && later.Number > edit.Number)).ToListAsync(cancellationToken);

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
