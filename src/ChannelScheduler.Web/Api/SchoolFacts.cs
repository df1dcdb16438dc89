using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Api;

/// <summary>Gathers what the linter has to know of a school, for words that are no stored post, or not as they are stored.</summary>
public sealed class SchoolFacts(SchedulerDbContext db, PublishingOptions options, TimeProvider time)
{
    /// <param name="postId">The post that is being changed, so that it is not compared with itself.</param>
    /// <param name="channels">Where it goes; null takes the live channels, and those of the sandbox where there are no others.</param>
    public async Task<LintSchool> OfAsync(School school, Guid? postId, IReadOnlyCollection<Channel>? channels, DateTimeOffset? publishAt, CancellationToken cancellationToken)
    {
        var feed = await SchoolFeeds.ReadAsync(db, school.Id, postId, time.GetUtcNow(), publishAt, cancellationToken);
        IEnumerable<ChannelEnvironment> environments = channels is not null
            ? channels.Select(channel => channel.Environment)
            : [feed.Channels.Any(channel => channel.Environment == ChannelEnvironment.Live) ? ChannelEnvironment.Live : ChannelEnvironment.Sandbox];
        return feed.ToLint(school, environments, options);
    }
}
