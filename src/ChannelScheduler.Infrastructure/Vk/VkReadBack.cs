using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>Looks through a wall for a post whose sending ended in doubt. On VK absence is never proof: whatever is not found waits for a person.</summary>
internal sealed class VkReadBack(VkApiClient client, INetworkClock clock)
{
    private const int MostPages = 5;

    /// <param name="user">Sees postponed posts as well; null without a user token.</param>
    public async Task<ReadBackResult> RunAsync(ApiAccess access, long groupId, ApiAccess? user, ReadBackQuery query, CancellationToken cancellationToken)
    {
        var posts = new List<VkPost>();
        ReadBackWindow window = null!;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await client.GetPostsAsync(access, groupId, "owner", page * VkApiClient.MaxPageSize, VkApiClient.MaxPageSize, cancellationToken);
            if (!read.Ok) return Unread(read.Problem);
            posts.AddRange(read.Value);
            window = ReadBackWindow.Of(query, access, Network.Vk, clock);
            if (read.Value.Count < VkApiClient.MaxPageSize || read.Value.Any(post => post.Date < window.Start)) break;
        }

        if (user is not null)
        {
            // A postponed copy is none of ours, but a person has to know of it. Its date is the planned one, so the window does not apply.
            var postponed = await client.GetPostsAsync(user, groupId, "postponed", 0, VkApiClient.MaxPageSize, cancellationToken);
            posts.AddRange((postponed.Value ?? []).Select(post => post with { Date = null, FromId = 0 }));
        }

        // A pinned post and a new one on a page boundary come twice.
        var candidates = posts.Where(post => !post.IsDeleted).DistinctBy(post => (post.PostId, post.FromId == 0)).Select(post => new ReadBackMatcher.Candidate(
            post.PostId.ToString(CultureInfo.InvariantCulture), VkPublisher.UrlOf(groupId, post.PostId), post.Text, post.PhotoCount, post.Date, SenderFits: post.FromId == -groupId));
        return ReadBackMatcher.Match(candidates, query, window, reachedBack: false,
            count => NetworkTexts.Get("ReadBackUnclear", count), () => NetworkTexts.Get("VkAbsenceIsNoProof"));
    }

    private static ReadBackResult Unread(PublishOutcome problem) => problem is PublishOutcome.ChannelStopped or PublishOutcome.RefusedForGood
        ? new ReadBackResult.Unreadable(ReportBuilder.WordsOf(problem))
        : new ReadBackResult.Failed(ReportBuilder.WordsOf(problem));
}
