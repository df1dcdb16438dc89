using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// Reads <see cref="PublicationLine"/>s. Synchronous, because Hangfire's pages are written in one go and have no place to wait.
/// </summary>
internal sealed class PublicationLines(IDbContextFactory<SchedulerDbContext> contexts)
{
    // What may still go out. Failed and missed ones wait in the queue of the app for somebody's decision.
    private static readonly PublicationStatus[] Ahead =
    [
        PublicationStatus.Planned, PublicationStatus.Scheduled, PublicationStatus.Publishing, PublicationStatus.Retrying,
        PublicationStatus.AwaitingHand, PublicationStatus.InDoubt, PublicationStatus.OnHold,
    ];

    public PublicationLine? Find(Guid publicationId)
    {
        using var db = contexts.CreateDbContext();
        return Lines(db, db.Publications.Where(one => one.Id == publicationId)).SingleOrDefault();
    }

    public int CountUpcoming()
    {
        using var db = contexts.CreateDbContext();
        return Upcoming(db).Count();
    }

    /// <summary>Soonest first; a follower whose time is not known yet stands behind its leader, and what has no time at all comes last.</summary>
    public IReadOnlyList<PublicationLine> FindUpcoming(int from, int count)
    {
        using var db = contexts.CreateDbContext();
        var ids = (from publication in Upcoming(db)
                   join post in db.Posts on publication.PostId equals post.Id
                   let at = publication.ReadyAt ?? post.PublishAt
                   orderby at == null, at, post.Id, publication.PredecessorId != null, publication.Id
                   select publication.Id).Skip(from).Take(count).ToList();
        return [.. Lines(db, db.Publications.Where(one => ids.Contains(one.Id))).AsEnumerable().OrderBy(one => ids.IndexOf(one.Id))];
    }

    // A draft is not on its way to anybody.
    private static IQueryable<Publication> Upcoming(SchedulerDbContext db) =>
        from publication in db.Publications
        join post in db.Posts on publication.PostId equals post.Id
        where Ahead.Contains(publication.Status) && (post.Review == ReviewState.InReview || post.Review == ReviewState.Approved)
        select publication;

    private static IQueryable<PublicationLine> Lines(SchedulerDbContext db, IQueryable<Publication> publications) =>
        from publication in publications.AsNoTracking()
        join post in db.Posts on publication.PostId equals post.Id
        join school in db.Schools on publication.SchoolId equals school.Id
        join channel in db.Channels on publication.ChannelId equals channel.Id
        select new PublicationLine(
            publication.Id, post.Id, post.Title, school.Name, school.TimeZone, channel.Name, channel.Kind, channel.Environment,
            publication.Status, publication.Reason, post.Review, publication.ReadyAt, post.PublishAt, publication.PredecessorId,
            (from other in db.Publications where other.Id == publication.PredecessorId join its in db.Channels on other.ChannelId equals its.Id select its.Name).FirstOrDefault(),
            (from other in db.Publications where other.PredecessorId == publication.Id join its in db.Channels on other.ChannelId equals its.Id select its.Name).FirstOrDefault());
}
