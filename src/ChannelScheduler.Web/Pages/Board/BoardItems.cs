using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>The dashboard's list: posts with what hangs on them, a page or all of them.</summary>
public sealed class BoardItems(SchedulerDbContext db, Actor actor, PublishingOptions options)
{
    /// <summary>Posts read at once for a file: with it a million rows need no more memory than five hundred.</summary>
    private const int Chunk = 500;

    private readonly Dictionary<Guid, School> _schools = [];
    private readonly Dictionary<Guid, (string Name, ChannelEnvironment Environment)> _channels = [];

    public async Task<(IReadOnlyList<BoardItem> Items, string? Next)> PageAsync(BoardQueries queries, BoardAddress address, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var (items, next) = await ReadAsync(queries, address, zone, Cursor.Parse(address.After), Cursor.PageSize, cancellationToken);
        return (items, next?.ToString());
    }

    /// <param name="mayStill">Asked before each piece but the first; throws when nothing more may be read.</param>
    public async IAsyncEnumerable<BoardItem> AllAsync(BoardQueries queries, BoardAddress address, TimeZoneInfo zone, Func<Task> mayStill, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (Cursor? at = null; ;)
        {
            var (items, next) = await ReadAsync(queries, address, zone, at, Chunk, cancellationToken);
            foreach (var item in items) yield return item;
            if (next is null) yield break;
            at = next;
            await mayStill();
        }
    }

    private async Task<(IReadOnlyList<BoardItem> Items, Cursor? Next)> ReadAsync(BoardQueries queries, BoardAddress address, TimeZoneInfo zone, Cursor? after, int size, CancellationToken cancellationToken)
    {
        var posts = await queries.ListAsync(address.ToFilter(zone), cancellationToken);
        var rows = await posts.ByTime(after?.At, after?.Id, address.IsNewestFirst).Take(size + 1).ToListAsync(cancellationToken);
        var isLast = rows.Count <= size;
        if (!isLast) rows.RemoveAt(size);
        return (await SayAsync(rows, cancellationToken), isLast ? null : new Cursor(rows[^1].At, rows[^1].Post.Id));
    }

    private async Task<IReadOnlyList<BoardItem>> SayAsync(List<PostAt> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(one => one.Post.Id).ToList();
        var publications = (await db.Publications.AsNoTracking().Where(one => ids.Contains(one.PostId)).ToListAsync(cancellationToken)).ToLookup(one => one.PostId);
        await LearnAsync(rows, publications.SelectMany(one => one), cancellationToken);
        return [.. rows.Select(row => ItemOf(row, [.. publications[row.Post.Id]]))];
    }

    // Schools and channels are few, and a long file meets the same ones again and again.
    private async Task LearnAsync(List<PostAt> rows, IEnumerable<Publication> publications, CancellationToken cancellationToken)
    {
        var schools = rows.Select(one => one.Post.SchoolId).Where(id => !_schools.ContainsKey(id)).Distinct().ToList();
        if (schools.Count > 0) foreach (var one in await db.Schools.AsNoTracking().Where(one => schools.Contains(one.Id)).ToListAsync(cancellationToken)) _schools[one.Id] = one;
        var channels = publications.Select(one => one.ChannelId).Where(id => !_channels.ContainsKey(id)).Distinct().ToList();
        if (channels.Count == 0) return;
        foreach (var one in await db.Channels.AsNoTracking().Where(one => channels.Contains(one.Id)).Select(one => new { one.Id, one.Name, one.Environment }).ToListAsync(cancellationToken)) _channels[one.Id] = (one.Name, one.Environment);
    }

    private BoardItem ItemOf(PostAt row, List<Publication> publications)
    {
        var (post, school) = (row.Post, _schools[row.Post.SchoolId]);
        var legs = publications.OrderBy(one => one.PredecessorId is not null).ThenBy(one => one.Kind).Select(one => LegOf(post, school, one, publications));
        return new BoardItem(
            post.Id, post.Title, school, post.Review, PostStatuses.Of(post.Review, [.. publications.Select(one => one.Status)]), row.At, [.. legs], actor.HasAt(school.Id, Role.PressOfficer, Role.ContentAdmin));
    }

    private BoardLeg LegOf(Post post, School school, Publication one, List<Publication> all)
    {
        var (at, isExpected) = TimeOf(post, school, one, all);
        var (name, environment) = _channels[one.ChannelId];
        var late = one is { Status: PublicationStatus.Published, SentAt: { } sent, DueAt: { } due, AttemptCount: > 0 } && sent - due > BoardQueries.Grace ? sent - due : (TimeSpan?)null;
        return new BoardLeg(one.Id, one.Kind, name, environment, one.Status, at, one.ConfirmedAt ?? at, isExpected, one.NextAttemptAt, one.PredecessorId, one.Released, one.Reason, one.Url, late);
    }

    // What is out has its own time; what is due has one; a follower's is counted from its leader; a draft has its post's.
    private (DateTimeOffset? At, bool IsExpected) TimeOf(Post post, School school, Publication one, List<Publication> all)
    {
        if ((one.PublishedAt ?? one.DueAt) is { } known) return (known, false);
        if (one.PredecessorId is not { } id || all.Find(other => other.Id == id) is not { } leader) return (post.PublishAt, false);
        // Nobody knows when MAX will be out, or it will not be at all.
        if (StatusNames.IsBad(leader.Status) || leader.Status is PublicationStatus.Cancelled or PublicationStatus.Withdrawn) return (null, false);
        return TimeOf(post, school, leader, all).At is { } leading ? (PublicationPlan.DueAfter(leading, school, options), true) : (null, false);
    }
}
