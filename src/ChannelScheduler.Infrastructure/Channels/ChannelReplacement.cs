using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>
/// Moves what waits for a wrong channel, a <c>_biz</c> one say, to the right one, and nothing new is written for the wrong one. All of it is one commit; what is out stays where it is.
/// </summary>
public sealed class ChannelReplacement(PostCommands posts, TimeProvider time)
{
    /// <summary>Changes rows and commits them in one save; in a request, within its transaction.</summary>
    /// <exception cref="RefusedException">The channels are of different kinds, schools or environments.</exception>
    /// <exception cref="DbUpdateConcurrencyException">A worker or a person was faster with one of the posts: nothing was written.</exception>
    public async Task<ReplacedChannel> ReplaceAsync(SchedulerDbContext db, Channel wrong, Channel right, Guid actorId, CancellationToken cancellationToken)
    {
        if (wrong.Id == right.Id) throw new RefusedException(RefusalKind.Invalid, "ReplaceSame", "channelId");
        if ((wrong.SchoolId, wrong.Kind, wrong.Environment) != (right.SchoolId, right.Kind, right.Environment)) throw new RefusedException(RefusalKind.Invalid, "ReplaceOtherKind", "channelId");
        var ids = await db.Publications.Where(one => one.ChannelId == wrong.Id && one.Status != PublicationStatus.Published && one.Status != PublicationStatus.Withdrawn && one.Status != PublicationStatus.Cancelled)
            .OrderBy(one => one.DueAt).Select(one => one.PostId).ToListAsync(cancellationToken);
        var (moved, kept) = (new List<Guid>(), new List<KeptPost>());
        foreach (var id in ids)
        {
            var work = await EfPostWork.OpenAsync(db, id, ownsContext: false, time, cancellationToken);
            if (PostCommands.WhyKeepsChannel(work!, wrong.Id, right.Id) is { } why)
            {
                kept.Add(new KeptPost(id, work!.Post.Title, new RefusedException(RefusalKind.Conflict, why).ToText(CultureInfo.CurrentUICulture)));
                continue;
            }

            posts.ReplaceChannel(work!, wrong.Id, right, actorId);
            moved.Add(id);
        }

        (wrong.ReplacedById, right.ReplacedById) = (right.Id, null);
        // Who gave way to the wrong one gives way to the right one: one step leads from any of them to the channel in use.
        foreach (var one in await db.Channels.Where(one => one.ReplacedById == wrong.Id && one.Id != right.Id).ToListAsync(cancellationToken)) one.ReplacedById = right.Id;
        // Both rows are written whatever they said: of two replacements at once one comes second and is told so.
        foreach (var one in new[] { wrong, right }) db.Entry(one).Property(channel => channel.ReplacedById).IsModified = true;
        var series = await MoveSeriesAsync(db, wrong, right, actorId, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, SchoolId = wrong.SchoolId, ActorId = actorId, ChannelId = wrong.Id, Action = "channel.replaced",
            Details = string.Create(CultureInfo.InvariantCulture, $"{right.Name} ({right.ExternalId}); {moved.Count} / {kept.Count}; {series}"),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new ReplacedChannel(moved, kept, series);
    }

    // What a series makes tomorrow would go to the wrong channel again.
    private async Task<int> MoveSeriesAsync(SchedulerDbContext db, Channel wrong, Channel right, Guid actorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var series = (await db.Series.Where(one => one.SchoolId == wrong.SchoolId && one.State != SeriesState.Ended).ToListAsync(cancellationToken)).FindAll(one => one.ChannelIds.Contains(wrong.Id));
        foreach (var one in series)
        {
            one.ChannelIds = [.. one.ChannelIds.Select(id => id == wrong.Id ? right.Id : id).Distinct()];
            one.EditedBy(actorId, words: false, now);
        }

        return series.Count;
    }
}

/// <param name="Moved">Posts that go to the right channel now, once they are approved again.</param>
/// <param name="Kept">Posts that a person has to look at first.</param>
/// <param name="Series">How many series name the right channel from now on.</param>
public sealed record ReplacedChannel(IReadOnlyList<Guid> Moved, IReadOnlyList<KeptPost> Kept, int Series);

/// <param name="Reason">Why it stays where it is, in the reader's language.</param>
public sealed record KeptPost(Guid PostId, string Title, string Reason);
