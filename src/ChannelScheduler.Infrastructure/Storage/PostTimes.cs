using ChannelScheduler.Core.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>
/// A post's place in time, whatever its state: when it is planned for, else when it was approved (it goes out then), else when it was made. The database computes it from its own
/// columns and keeps an index of it, so that one list can hold them all and be paged by it.
/// </summary>
public static class PostTimes
{
    public const string Column = "TimeAt";

    /// <summary>Posts by their time.</summary>
    /// <param name="afterAt">With <paramref name="afterId"/> where the last page ended; null is the beginning.</param>
    /// <param name="newestFirst">Else the oldest come first.</param>
    public static IQueryable<PostAt> ByTime(this IQueryable<Post> posts, DateTimeOffset? afterAt, Guid? afterId, bool newestFirst)
    {
        // A bound in any case: the first page begins in the index like all others. Its first half says the same less exactly, in a form that an index can begin at.
        var (at, id) = (afterAt ?? (newestFirst ? DateTimeOffset.MaxValue : DateTimeOffset.UnixEpoch), afterId ?? Guid.Empty);
        posts = newestFirst
            ? posts.Where(one => EF.Property<DateTimeOffset>(one, Column) <= at && (EF.Property<DateTimeOffset>(one, Column) < at || one.Id.CompareTo(id) < 0))
            : posts.Where(one => EF.Property<DateTimeOffset>(one, Column) >= at && (EF.Property<DateTimeOffset>(one, Column) > at || one.Id.CompareTo(id) > 0));
        posts = newestFirst
            ? posts.OrderByDescending(one => EF.Property<DateTimeOffset>(one, Column)).ThenByDescending(one => one.Id)
            : posts.OrderBy(one => EF.Property<DateTimeOffset>(one, Column)).ThenBy(one => one.Id);
        return posts.Select(one => new PostAt(one, EF.Property<DateTimeOffset>(one, Column)));
    }

    internal static void HasTime(this EntityTypeBuilder<Post> builder) =>
        builder.Property<DateTimeOffset>(Column).HasComputedColumnSql("coalesce(\"PublishAt\", \"ApprovedAt\", \"CreatedAt\")", stored: false);
}

public sealed record PostAt(Post Post, DateTimeOffset At);
