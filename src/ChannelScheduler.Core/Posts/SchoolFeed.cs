using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

/// <summary>What a school publishes beside one post: its channels, and its other posts that are out or on their way, near in time.</summary>
public sealed record SchoolFeed(IReadOnlyList<FeedChannel> Channels, IReadOnlyList<FeedPost> Posts)
{
    public static readonly SchoolFeed Empty = new([], []);

    /// <summary>How far before a post, and how far after it, others are looked for.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(31), Future = TimeSpan.FromDays(62);

    /// <summary>What the linter is told. A try in the sandbox says nothing about live channels, nor the other way round.</summary>
    /// <param name="environments">Those of the channels that the post goes to.</param>
    public LintSchool ToLint(School school, IEnumerable<ChannelEnvironment> environments, PublishingOptions options)
    {
        var channels = Channels.Where(channel => environments.Contains(channel.Environment)).ToDictionary(channel => channel.Id);
        return new LintSchool
        {
            Zone = school.Zone,
            Region = school.Region,
            Inn = school.Inn,
            QuietHours = school.QuietHours,
            ChannelKinds = [.. channels.Values.Select(channel => channel.Kind).Distinct()],
            FollowerDelay = options.DelayFor(school),
            OtherPosts = [.. Posts.Select(post => (Post: post, Publications: post.Publications.Where(one => IsOutOrComing(one.Status) && channels.ContainsKey(one.ChannelId)).ToList()))
                .Where(one => one.Publications.Count > 0)
                .Select(one => new OtherPost(one.Post.Title, one.Post.Text, one.Post.GospublicText, [.. one.Publications.Select(publication =>
                    new OtherPublication(channels[publication.ChannelId].Kind, publication.PublishedAt ?? publication.DueAt, publication.Status == PublicationStatus.Published))], one.Post.IsOfSameSeries))],
        };
    }

    // What failed, was missed or taken down nobody reads, and it may well be said again.
    private static bool IsOutOrComing(PublicationStatus status) =>
        status is not (PublicationStatus.Failed or PublicationStatus.Missed or PublicationStatus.Cancelled or PublicationStatus.Withdrawn);
}

public sealed record FeedChannel(Guid Id, ChannelKind Kind, ChannelEnvironment Environment);

public sealed record FeedPost(string Title, string Text, string? GospublicText, IReadOnlyList<FeedPublication> Publications, bool IsOfSameSeries = false);

public sealed record FeedPublication(Guid ChannelId, PublicationStatus Status, DateTimeOffset? DueAt, DateTimeOffset? PublishedAt);
