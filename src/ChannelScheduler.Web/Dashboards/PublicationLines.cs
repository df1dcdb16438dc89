using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// Reads <see cref="PublicationLine"/>s. Synchronous, because Hangfire's pages are written in one go and have no place to wait.
/// </summary>
internal sealed class PublicationLines(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    public PublicationLine? Find(Guid publicationId)
    {
        using var db = contexts.CreateDbContext();
        return Lines(db, db.Publications.Where(one => one.Id == publicationId)).SingleOrDefault();
    }

    /// <summary>Schools by name, for a filter; empty when there are more than <paramref name="most"/>.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Schools(int most)
    {
        using var db = contexts.CreateDbContext();
        var schools = db.Schools.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).Take(most + 1).ToList();
        return schools.Count > most ? [] : [.. schools.Select(one => (one.Id, one.Name))];
    }

    /// <summary>
    /// One page of what is on its way, soonest first; a follower whose time is not known yet stands behind its leader, and what has no time at all comes last.
    /// A draft is not on its way to anybody.
    /// </summary>
    /// <returns>The lines, and where the next page begins; null after the last.</returns>
    public (IReadOnlyList<PublicationLine> Lines, UpcomingCursor? Next) FindUpcoming(UpcomingFilter filter)
    {
        using var db = contexts.CreateDbContext();
        var never = UpcomingCursor.Never;
        var query = from publication in UpcomingStates.Of(db.Publications, filter.State, time.GetUtcNow())
                    join post in db.Posts on publication.PostId equals post.Id
                    join school in db.Schools on publication.SchoolId equals school.Id
                    where post.Review == ReviewState.InReview || post.Review == ReviewState.Approved
                    select new { publication, post, school, At = publication.ReadyAt ?? post.PublishAt ?? never, IsFollower = publication.PredecessorId != null };
        if (filter.State == UpcomingStates.Review) query = query.Where(one => one.post.Review == ReviewState.InReview);
        if (filter.State == nameof(PublicationStatus.Planned)) query = query.Where(one => one.post.Review == ReviewState.Approved);
        if (filter.School is { } schoolId) query = query.Where(one => one.publication.SchoolId == schoolId);
        if (filter.Kind is { } kind) query = query.Where(one => one.publication.Kind == kind);
        if (SearchKey.Of(filter.Text) is { Length: > 0 } words)
        {
            query = query.Where(one => EF.Property<string>(one.post, "TitleKey").Contains(words) || EF.Property<string>(one.school, "NameKey").Contains(words));
        }
        if (filter.After is { } after)
        {
            query = query.Where(one => one.At > after.At || (one.At == after.At && (one.post.Id.CompareTo(after.PostId) > 0 || (one.post.Id == after.PostId
                && ((one.IsFollower && !after.IsFollower) || (one.IsFollower == after.IsFollower && one.publication.Id.CompareTo(after.Id) > 0))))));
        }
        var found = query.OrderBy(one => one.At).ThenBy(one => one.post.Id).ThenBy(one => one.IsFollower).ThenBy(one => one.publication.Id)
            .Select(one => new { one.At, PostId = one.post.Id, one.IsFollower, one.publication.Id }).Take(filter.Count + 1).ToList();
        var page = found.Take(filter.Count).ToList();
        var next = found.Count > page.Count && page is [.., var last] ? new UpcomingCursor(last.At, last.PostId, last.IsFollower, last.Id) : null;
        var ids = page.ConvertAll(one => one.Id);
        return ([.. Lines(db, db.Publications.Where(one => ids.Contains(one.Id))).AsEnumerable().OrderBy(one => ids.IndexOf(one.Id))], next);
    }

    private static IQueryable<PublicationLine> Lines(SchedulerDbContext db, IQueryable<Publication> publications) =>
        from publication in publications.AsNoTracking()
        join post in db.Posts on publication.PostId equals post.Id
        join school in db.Schools on publication.SchoolId equals school.Id
        join channel in db.Channels on publication.ChannelId equals channel.Id
        select new PublicationLine(
            publication.Id, post.Id, post.Title, school.Name, school.TimeZone, channel.Name, channel.Kind, channel.Environment,
            publication.Status, publication.Reason, post.Review, publication.ReadyAt, post.PublishAt, publication.PredecessorId,
            (from other in db.Publications where other.Id == publication.PredecessorId join its in db.Channels on other.ChannelId equals its.Id select its.Name).FirstOrDefault(),
            (from other in db.Publications where other.PostId == publication.PostId && other.PredecessorId == publication.Id join its in db.Channels on other.ChannelId equals its.Id select its.Name).FirstOrDefault());
}
